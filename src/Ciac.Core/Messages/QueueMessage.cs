using System.Text.Json;
using Ciac.Core.Storage;

namespace Ciac.Core.Messages;

/// <summary>Puts a message into each recipient's box, in the caller's transaction: nobody is told of what was rolled back.</summary>
public sealed class QueueMessage(CiacDb db, TimeProvider clock)
{
    public async Task HandleAsync(IEnumerable<Mailbox> recipients, News news, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        db.Messages.AddRange(recipients.Select(box => MessageOf(box, news)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private Message MessageOf(Mailbox box, News news)
    {
        var now = clock.GetUtcNow();
        return new Message
        {
            Id = Guid.CreateVersion7(now),
            UniqueId = box.UniqueId,
            Identifier = box.Identifier,
            Kind = news.Kind,
            ParametersJson = JsonSerializer.Serialize(news.Parameters),
            Link = news.Link,
            Key = news.Key,
            CreatedAt = now,
        };
    }
}
