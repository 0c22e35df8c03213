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
        if (news.Text is null) return;
        var mobile = await db.Credentials.Where(c => c.UniqueId == holder.UniqueId).Select(c => c.HolderMobile).SingleOrDefaultAsync(ct);
        await TextAsync(holder.Identifier, mobile, news, ct);
    }

    /// <summary>Who administers the unit, except the credential that did it; by SMS too when the news has a text, once to each number.</summary>
    public async Task AdministratorsAsync(string identifier, News news, string? except, CancellationToken ct)
    {
        var boxes = await db.Enterprises.Where(e => e.Identifier == identifier)
            .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
            .Where(c => c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk && c.UniqueId != except)
            .Select(c => new { c.UniqueId, c.HolderMobile }).ToListAsync(ct);
        await messages.HandleAsync(boxes.Select(box => new Mailbox(box.UniqueId, identifier)), news, ct);
        foreach (var mobile in boxes.Select(box => box.HolderMobile).Distinct()) await TextAsync(identifier, mobile, news, ct);
    }

    private async Task TextAsync(string identifier, string? mobile, News news, CancellationToken ct)
    {
        if (news.Text is not { } text || string.IsNullOrEmpty(mobile)) return;
        await texts.HandleAsync(new TextToSend($"news-{Guid.CreateVersion7():N}", mobile, text.Template, text.Parameters) { Identifier = identifier }, ct);
    }
}
