using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>Tells people of a unit, in the caller's transaction: one line in a verb, one sentence in MessageTexts of each language.</summary>
public sealed class TellPeople(CiacDb db, QueueMessage messages, QueueText texts)
{
    /// <summary>The holder of one credential; by SMS too when the news has a text and the holder a number.</summary>
    public async Task HolderAsync(Mailbox holder, News news, CancellationToken ct)
    {
        await messages.HandleAsync([holder], news, ct);
        if (news.Text is not { } text) return;
        var mobile = await db.Credentials.Where(c => c.UniqueId == holder.UniqueId).Select(c => c.HolderMobile).SingleOrDefaultAsync(ct);
        if (string.IsNullOrEmpty(mobile)) return;
        await texts.HandleAsync(new TextToSend($"news-{Guid.CreateVersion7():N}", mobile, text.Template, text.Parameters) { Identifier = holder.Identifier }, ct);
    }

    /// <summary>Who administers the unit, except the credential that did it.</summary>
    public async Task AdministratorsAsync(string identifier, News news, string? except, CancellationToken ct)
    {
        var boxes = await db.Enterprises.Where(e => e.Identifier == identifier)
            .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
            .Where(c => c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk && c.UniqueId != except)
            .Select(c => c.UniqueId).ToListAsync(ct);
        await messages.HandleAsync(boxes.Select(uniqueId => new Mailbox(uniqueId, identifier)), news, ct);
    }
}
