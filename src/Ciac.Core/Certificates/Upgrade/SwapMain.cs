using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Two certificates of a unit whose rows are locked: the main one, and the one that takes its place with that role.</summary>
public sealed record MainSwap(Credential Old, Credential New, HolderRole Role);

/// <summary>
/// What a room ends of its own when a unit gets another main certificate; called in the transaction that changes it, with the
/// unit's two rows locked and saved. What is tracked may be forgotten.
/// </summary>
public interface IAfterMainSwap
{
    Task HandleAsync(Guid oldId, Guid newId, CancellationToken ct);
}

/// <summary>The sub-certificate becomes main with all items, the old main one a clerk's without any; both sign in anew and are told.</summary>
public sealed class SwapMain(CiacDb db, IEnumerable<IAfterMainSwap> rooms, TellPeople tell, AuditTrail audit, TimeProvider clock)
{
    private const string Upgraded = "SMS_UPGRADED";
    private const string Downgraded = "SMS_DOWNGRADED";

    public async Task HandleAsync(MainSwap swap, CancellationToken ct)
    {
        var (old, next) = (swap.Old, swap.New);
        await SetAsync(old, false, HolderRole.Clerk, ct);
        await SetAsync(next, true, swap.Role, ct);
        var now = clock.GetUtcNow();
        await db.Sessions
            .Where(s => (s.UniqueId == old.UniqueId || s.UniqueId == next.UniqueId) && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
        await TellAsync(old, "certificate.downgraded", Downgraded, ct);
        await TellAsync(next, "certificate.upgraded", Upgraded, ct);
        foreach (var room in rooms) await room.HandleAsync(old.Id, next.Id, ct);
    }

    // One after the other: at no instant has the unit two (invariant 1).
    private async Task SetAsync(Credential certificate, bool isMain, HolderRole role, CancellationToken ct)
    {
        var changes = new AuditChanges()
            .Add("Kind", KindOf(certificate.IsMain), KindOf(isMain))
            .Add("Role", certificate.Role.ToString(), role.ToString());
        (certificate.IsMain, certificate.Role) = (isMain, role);
        audit.Record(new AuditEntry(isMain ? "certificate.upgraded" : "certificate.downgraded")
        {
            CredentialUniqueId = certificate.UniqueId,
            Identifier = await IdentifierAsync(certificate, ct),
            Subject = certificate.UniqueId,
            Detail = changes.ToString(),
        });
        await db.SaveChangesAsync(ct);
    }

    private static string KindOf(bool isMain) => isMain ? "Main" : "Sub";

    private async Task TellAsync(Credential certificate, string kind, string template, CancellationToken ct)
    {
        var news = new News(kind, $"/certificates/{certificate.Id}", certificate.Nickname)
        {
            Text = new NewsText(template, new Dictionary<string, string> { ["certificate"] = certificate.UniqueId }),
        };
        await tell.HolderAsync(new Mailbox(certificate.UniqueId, await IdentifierAsync(certificate, ct)), news, ct);
    }

    private Task<string> IdentifierAsync(Credential certificate, CancellationToken ct) =>
        db.Enterprises.Where(e => e.Id == certificate.EnterpriseId).Select(e => e.Identifier).SingleAsync(ct);
}
