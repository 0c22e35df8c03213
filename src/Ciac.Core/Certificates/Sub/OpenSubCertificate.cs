using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The end of flow F3: opened as a clerk's, without any permission, or with the role that the licence platform gives; or its attempt is closed.</summary>
public sealed class OpenSubCertificate(CiacDb db, OpenCredential open, AuditTrail audit, TellPeople tell)
{
    public async Task<SubActivationState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var sub = await db.SubActivations.SingleAsync(a => a.Number == number, ct);
        if (sub.EndedAt is null) await TakeEffectAsync(sub, ct);
        await transaction.CommitAsync(ct);
        return sub.State;
    }

    /// <summary>Nobody came for it in time. One that was withdrawn has ended by the hand of who withdrew it.</summary>
    public async Task CloseAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var sub = await db.SubActivations.SingleAsync(a => a.Number == number, ct);
        if (sub.EndedAt is null)
        {
            sub.End(SubActivationState.Expired, open.Now);
            Record(sub, "sub.expired");
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task TakeEffectAsync(SubActivation sub, CancellationToken ct)
    {
        // The main certificates of the unit take effect under the same lock: one of the two sees the other.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + sub.Identifier}, 0))", ct);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Identifier == sub.Identifier, ct);
        var isKnown = await db.Credentials.AnyAsync(c => c.UniqueId == sub.UniqueId, ct);
        var opened = isKnown ? null : await AddAsync(sub, enterprise, ct);
        sub.End(isKnown ? SubActivationState.Overtaken : SubActivationState.Opened, open.Now);
        Record(sub, isKnown ? "sub.overtaken" : "sub.opened");
        await db.SaveChangesAsync(ct);
        if (opened is null) return;
        var news = sub.Subject is null ? opened.Of("sub.opened") : opened.Of("credential.opened");
        await tell.AdministratorsAsync(sub.Identifier, news, opened.UniqueId, ct);
    }

    private async Task<Credential> AddAsync(SubActivation sub, Enterprise enterprise, CancellationToken ct)
    {
        var holder = sub.Holder ?? throw new InvalidOperationException($"{sub.Number} was confirmed without its holder.");
        // Never a role by one's own word: even the legal representative is a clerk until their own signature, or their licence.
        var role = sub.Subject?.RoleUnder(enterprise.RepresentativeName, enterprise.RepresentativeDocumentNumber) ?? HolderRole.Clerk;
        return await open.AddAsync(CredentialToOpen.Of(sub), holder, new OpenedAs(enterprise.Id, role), ct);
    }

    private void Record(SubActivation sub, string action) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = sub.UniqueId,
        Identifier = sub.Identifier,
        Subject = sub.Number,
    });
}
