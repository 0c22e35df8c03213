using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>The items that are in force for a credential at this instant.</summary>
public sealed record HeldItems(IReadOnlyList<string> Codes, int Version)
{
    public DateOnly? LastDay { get; init; }
}

/// <summary>
/// 可办业务: who administers holds every item; a clerk exactly those of the last completed authorisation, until its last day;
/// a cancelled credential none (invariant 2).
/// </summary>
public sealed class GrantedItems(CiacDb db, TimeProvider clock)
{
    public async Task<HeldItems> OfAsync(Guid credentialId, CancellationToken ct)
    {
        var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == credentialId, ct);
        var rights = await db.ClerkRights.AsNoTracking().SingleOrDefaultAsync(r => r.CredentialId == credentialId, ct);
        var version = rights?.Version ?? 0;
        if (credential.Status != CredentialStatus.Active) return new HeldItems([], version);
        if (credential.Role != HolderRole.Clerk) return new HeldItems([.. (await CatalogueAsync(ct)).Select(i => i.Code)], version);
        var grant = await db.Grants.AsNoTracking().SingleOrDefaultAsync(g => rights != null && g.Id == rights.GrantId, ct);
        if (grant is null || grant.LastDay < Today()) return new HeldItems([], version);
        var known = (await CatalogueAsync(ct)).Select(i => i.Code).ToHashSet();
        return new HeldItems([.. grant.ItemsAfter.Where(known.Contains)], version) { LastDay = grant.LastDay };
    }

    /// <summary>How many items each of these credentials of clerks holds.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountsAsync(IReadOnlyCollection<Guid> credentialIds, CancellationToken ct)
    {
        var today = Today();
        var held = await db.ClerkRights.AsNoTracking()
            .Where(r => credentialIds.Contains(r.CredentialId))
            .Join(db.Grants, r => r.GrantId, g => g.Id, (r, g) => new { r.CredentialId, g.ItemsAfter, g.LastDay })
            .Where(h => h.LastDay == null || h.LastDay >= today)
            .ToListAsync(ct);
        var known = (await CatalogueAsync(ct)).Select(i => i.Code).ToHashSet();
        return held.ToDictionary(h => h.CredentialId, h => h.ItemsAfter.Count(known.Contains));
    }

    /// <summary>What can be granted now, in the catalogue's order.</summary>
    public async Task<IReadOnlyList<BusinessItem>> CatalogueAsync(CancellationToken ct) =>
        await db.BusinessItems.AsNoTracking().Where(i => i.IsActive).OrderBy(i => i.Position).ToListAsync(ct);

    public DateOnly Today() => DateOnly.FromDateTime(PortalClock.Local(clock.GetUtcNow()).DateTime);
}
