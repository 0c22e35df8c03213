using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>单位基本信息 (E24): the unit's fields with their sources, and its changes, newest first.</summary>
public sealed record EnterpriseOverview(UnitData Unit, IReadOnlyList<EnterpriseChange> Changes)
{
    /// <summary>The caller's own change that is on its way.</summary>
    public EnterpriseChange? Running { get; init; }
}

/// <summary>Where a change stands, as its page shows it.</summary>
public sealed record ChangeProgress(EnterpriseChange Change)
{
    public SignatoryRole? CurrentSignatory { get; init; }
    public bool AwaitsReview { get; init; }
    public required IReadOnlyList<AuditEvent> Events { get; init; }
}

/// <summary>A unit's own data and changes: everybody of the unit reads the data, who administers reads the changes.</summary>
public sealed class ReadEnterpriseChange(CiacDb db)
{
    private const int Shown = 20;

    public async Task<EnterpriseOverview> OverviewAsync(Caller caller, CancellationToken ct)
    {
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == caller.Identifier, ct);
        var changes = await Visible(caller).OrderByDescending(c => c.CreatedAt).Take(Shown).ToListAsync(ct);
        return new EnterpriseOverview(UnitData.Of(enterprise), [.. changes.Where(c => !c.IsOpen)])
        {
            Running = changes.Find(c => c.IsOpen && c.CredentialId == caller.CredentialId),
        };
    }

    /// <summary>The caller's own that is on its way; null when there is none.</summary>
    public async Task<ChangeProgress?> RunningAsync(Caller caller, CancellationToken ct)
    {
        var own = await Visible(caller).SingleOrDefaultAsync(c => c.EndedAt == null && c.CredentialId == caller.CredentialId, ct);
        return own is null ? null : await ProgressOfAsync(own, ct);
    }

    public async Task<Outcome<ChangeProgress>> HandleAsync(Caller caller, string number, CancellationToken ct)
    {
        var change = await Visible(caller).SingleOrDefaultAsync(c => c.Number == number, ct);
        return change is null ? EnterpriseChangeRefusals.NotFound : await ProgressOfAsync(change, ct);
    }

    private IQueryable<EnterpriseChange> Visible(Caller caller)
    {
        var administers = caller.Administers;
        return db.EnterpriseChanges.AsNoTracking().Where(c => c.Identifier == caller.Identifier && (administers || c.CredentialId == caller.CredentialId));
    }

    private async Task<ChangeProgress> ProgressOfAsync(EnterpriseChange change, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleOrDefaultAsync(r => r.Id == change.SignatureRequestId, ct);
        return new ChangeProgress(change)
        {
            CurrentSignatory = request?.Current?.Role,
            AwaitsReview = await db.Reviews.AnyAsync(r => r.Subject == change.Number && r.Decision == ReviewDecision.Pending, ct),
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == change.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }
}
