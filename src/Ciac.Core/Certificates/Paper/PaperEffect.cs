using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The moment of effect of an approved application on paper: one transaction, under the lock that every main certificate takes.</summary>
public sealed class PaperEffect(CiacDb db, IEnumerable<IAfterMainSwap> rooms, OpenCredential open, AuditTrail audit, TellPeople tell)
{
    public async Task<PaperState> HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var application = await db.PaperApplications.FromSql($"SELECT * FROM ciac.paper_applications WHERE number = {number} FOR UPDATE").SingleAsync(ct);
        if (application.EndedAt is null)
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"main:" + application.Identifier}, 0))", ct);
            var state = application.Kind == PaperKind.Activation ? await ActivateAsync(application, ct) : await RenewAsync(application, ct);
            application.End(state, open.Now);
            Record(application, $"paper.{state.ToString().ToLowerInvariant()}", null);
            await db.SaveChangesAsync(ct);
            if (state == PaperState.Renewed) await EndWhatTheOldOneBeganAsync(application, ct);
            await tell.HolderAsync(application.Mailbox, application.News, ct);
        }

        await transaction.CommitAsync(ct);
        return application.State;
    }

    private async Task EndWhatTheOldOneBeganAsync(PaperApplication application, CancellationToken ct)
    {
        var replaced = application.Data.OldUniqueId;
        var two = await db.Credentials.AsNoTracking()
            .Where(c => c.UniqueId == application.UniqueId || c.UniqueId == replaced)
            .ToDictionaryAsync(c => c.UniqueId, c => c.Id, ct);
        foreach (var room in rooms) await room.HandleAsync(two[replaced], two[application.UniqueId], ct);
    }

    private async Task<PaperState> ActivateAsync(PaperApplication application, CancellationToken ct)
    {
        if (application.Data is not { Unit: { } unit, Holder: { } holder })
            throw new InvalidOperationException($"{application.Number} was completed without its data.");
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(e => e.Identifier == application.Identifier, ct);
        if (enterprise is not null && await MainOf(enterprise.Id).AnyAsync(ct)) return PaperState.Overtaken;
        if (await db.Credentials.AnyAsync(c => c.UniqueId == application.UniqueId, ct)) return PaperState.Overtaken;
        if (enterprise is null) db.Enterprises.Add(enterprise = Enterprise.Open(unit, open.Now));
        await AddAsync(application, enterprise.Id, holder, ct);
        return PaperState.Activated;
    }

    private async Task<PaperState> RenewAsync(PaperApplication application, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM ciac.credentials WHERE unique_id IN ({application.UniqueId}, {application.Data.OldUniqueId}) ORDER BY id FOR UPDATE", ct);
        var old = await db.Enterprises.Where(e => e.Identifier == application.Identifier)
            .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
            .SingleOrDefaultAsync(c => c.IsMain && c.Status == CredentialStatus.Active, ct);
        // The officer approved the end of the certificate that stands on the form, and of no other.
        if (old is null || old.UniqueId != application.Data.OldUniqueId || old.UniqueId == application.UniqueId) return PaperState.Overtaken;
        (old.IsMain, old.Status, old.Role) = (false, CredentialStatus.Replaced, HolderRole.Clerk);
        var changes = new AuditChanges().Add("Status", nameof(CredentialStatus.Active), nameof(CredentialStatus.Replaced)).Add("Main", old.UniqueId, application.UniqueId);
        Record(application, "certificate.replaced", changes.ToString());
        // One after the other: at no instant has the unit two (invariant 1).
        await db.SaveChangesAsync(ct);
        var known = await db.Credentials.SingleOrDefaultAsync(c => c.UniqueId == application.UniqueId, ct);
        if (known is null) await AddAsync(application, old.EnterpriseId, new HolderData { Nickname = "主证书" }, ct);
        else (known.IsMain, known.Role, known.Status) = (true, HolderRole.CertificateAdministrator, CredentialStatus.Active);
        var now = open.Now;
        await db.Sessions.Where(s => s.UniqueId == old.UniqueId && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct);
        return PaperState.Renewed;
    }

    private IQueryable<Credential> MainOf(Guid enterpriseId) =>
        db.Credentials.Where(c => c.EnterpriseId == enterpriseId && c.IsMain && c.Status == CredentialStatus.Active);

    // Nobody signed electronically, so nobody becomes legal representative here.
    private Task<Credential> AddAsync(PaperApplication application, Guid enterpriseId, HolderData holder, CancellationToken ct) =>
        open.AddAsync(CredentialToOpen.Of(application), holder, new OpenedAs(enterpriseId, HolderRole.CertificateAdministrator, IsMain: true), ct);

    private void Record(PaperApplication application, string action, string? detail) => audit.Record(new AuditEntry(action)
    {
        CredentialUniqueId = application.UniqueId,
        Identifier = application.Identifier,
        Subject = application.Number,
        Detail = detail,
    });
}
