using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Where an upgrade stands, as its page shows it.</summary>
public sealed record UpgradeProgress(Upgrade Upgrade, Credential Sub, Credential Main)
{
    public SignatoryRole? CurrentSignatory { get; init; }
    public required IReadOnlyList<AuditEvent> Events { get; init; }
}

/// <summary>Who looks: the session if there is one, and the browser, whose session the upgrade itself ends.</summary>
public sealed record UpgradeViewer(Caller? Caller, string Browser);

/// <summary>
/// An upgrade of the caller's own unit: any for who administers it, the own one for the certificates concerned. The browser that
/// asked for it is told how it ended for as long as a session would have gone on.
/// </summary>
public sealed class ReadUpgrade(CiacDb db, SignatureRequests requests, TimeProvider clock)
{
    public async Task<Outcome<UpgradeProgress>> HandleAsync(UpgradeViewer viewer, string number, CancellationToken ct) =>
        await FindAsync(viewer, number, ct) is { } upgrade ? await ProgressOfAsync(upgrade, ct) : UpgradeRefusals.NotFound;

    /// <summary>The signed form of a finished one.</summary>
    public async Task<Outcome<ReadableDocument>> DocumentAsync(UpgradeViewer viewer, string number, CancellationToken ct)
    {
        if (await FindAsync(viewer, number, ct) is not { State: UpgradeState.Upgraded } upgrade) return UpgradeRefusals.NotFound;
        var id = await db.SignatureRequests.Where(r => r.Id == upgrade.SignatureRequestId).Select(r => r.DocumentId).SingleAsync(ct);
        return new ReadableDocument(await db.Documents.AsNoTracking().SingleAsync(d => d.Id == id, ct), await requests.LatestAsync(id, ct));
    }

    /// <summary>The caller's upgrades that are on their way, newest first.</summary>
    public async Task<IReadOnlyList<UpgradeProgress>> RunningAsync(Caller caller, CancellationToken ct)
    {
        var open = await OfCaller(caller).Where(u => u.EndedAt == null && (u.SubId == caller.CredentialId || u.MainId == caller.CredentialId))
            .OrderByDescending(u => u.CreatedAt).ToListAsync(ct);
        var found = new List<UpgradeProgress>();
        foreach (var upgrade in open) found.Add(await ProgressOfAsync(upgrade, ct));
        return found;
    }

    private async Task<Upgrade?> FindAsync(UpgradeViewer viewer, string number, CancellationToken ct)
    {
        if (viewer.Caller is { } caller && await OfCaller(caller).SingleOrDefaultAsync(u => u.Number == number, ct) is { } own) return own;
        var (hash, since) = (Secrets.Hash(viewer.Browser), clock.GetUtcNow() - Session.Sliding);
        return await db.Upgrades.AsNoTracking().SingleOrDefaultAsync(u => u.Number == number && u.BrowserHash == hash && (u.EndedAt == null || u.EndedAt > since), ct);
    }

    private IQueryable<Upgrade> OfCaller(Caller caller)
    {
        var administers = caller.Administers;
        return db.Upgrades.AsNoTracking().Where(u => u.Identifier == caller.Identifier && caller.CredentialId != null
            && (administers || u.SubId == caller.CredentialId || u.MainId == caller.CredentialId));
    }

    private async Task<UpgradeProgress> ProgressOfAsync(Upgrade upgrade, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleOrDefaultAsync(r => r.Id == upgrade.SignatureRequestId, ct);
        var two = await db.Credentials.AsNoTracking().Where(c => c.Id == upgrade.SubId || c.Id == upgrade.MainId).ToDictionaryAsync(c => c.Id, ct);
        return new UpgradeProgress(upgrade, two[upgrade.SubId], two[upgrade.MainId])
        {
            CurrentSignatory = request?.Current?.Role,
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == upgrade.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }
}
