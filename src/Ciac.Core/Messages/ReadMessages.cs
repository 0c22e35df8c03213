using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Messages;

public enum MessageFilter
{
    All,
    Unread,
    Read,
}

public sealed record MessagePage(IReadOnlyList<Message> Messages, int Page, int Total);

/// <summary>One box: read page by page, unread first; a message of another box does not exist.</summary>
public sealed class ReadMessages(CiacDb db, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<MessagePage> PageAsync(Mailbox box, MessageFilter filter, int page, CancellationToken ct)
    {
        var wanted = Of(box).AsNoTracking().Where(m => filter == MessageFilter.All || m.ReadAt == null == (filter == MessageFilter.Unread));
        var total = await wanted.CountAsync(ct);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var messages = await wanted
            .OrderBy(m => m.ReadAt != null).ThenByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new MessagePage(messages, shown, total);
    }

    /// <summary>The message, read from now on.</summary>
    public async Task<Outcome<Message>> OpenAsync(Mailbox box, Guid id, CancellationToken ct)
    {
        if (await Of(box).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message) return MessageRefusals.NotFound;
        message.ReadAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return message;
    }

    /// <summary>All that came until the page was shown; what came after it was not seen.</summary>
    public async Task MarkAllAsync(Mailbox box, DateTimeOffset until, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Of(box).Where(m => m.ReadAt == null && m.CreatedAt <= until).ExecuteUpdateAsync(m => m.SetProperty(x => x.ReadAt, now), ct);
    }

    private IQueryable<Message> Of(Mailbox box) => db.Messages.Where(m => m.UniqueId == box.UniqueId && m.Identifier == box.Identifier);
}
