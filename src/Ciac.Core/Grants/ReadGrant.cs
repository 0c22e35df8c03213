using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Catalogue;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Where an authorisation stands, as its page shows it.</summary>
public sealed record GrantProgress(Grant Grant, Credential Grantee)
{
    public SignatoryRole? CurrentSignatory { get; init; }

    /// <summary>What the time line says is waited for.</summary>
    public string Waiting => Grant.Kind == GrantKind.Asked ? "Administrator" : CurrentSignatory?.ToString() ?? "Preparing";
    public required IReadOnlyList<AuditEvent> Events { get; init; }

    /// <summary>The names of the items, retired ones too.</summary>
    public required IReadOnlyDictionary<string, BusinessItem> Items { get; init; }
}

/// <summary>An authorisation of the caller's own unit: any for who administers, the own ones for a clerk.</summary>
public sealed class ReadGrant(CiacDb db)
{
    public async Task<Outcome<GrantProgress>> HandleAsync(Caller caller, string number, CancellationToken ct)
    {
        var grant = await Visible(caller).SingleOrDefaultAsync(g => g.Number == number, ct);
        return grant is null ? GrantRefusals.NotFound : await ProgressOfAsync(grant, ct);
    }

    /// <summary>The caller's authorisations that are on their way, newest first.</summary>
    public async Task<IReadOnlyList<GrantProgress>> RunningAsync(Caller caller, CancellationToken ct)
    {
        var open = await Visible(caller).Where(g => g.EndedAt == null && (g.GrantorId == caller.CredentialId || g.GranteeId == caller.CredentialId))
            .OrderByDescending(g => g.CreatedAt).ToListAsync(ct);
        var found = new List<GrantProgress>();
        foreach (var grant in open) found.Add(await ProgressOfAsync(grant, ct));
        return found;
    }

    /// <summary>The caller's own request that is on its way, whomever it asks.</summary>
    public Task<Grant?> OwnRequestAsync(Caller caller, CancellationToken ct) => db.Grants.AsNoTracking()
        .SingleOrDefaultAsync(g => g.GranteeId == caller.CredentialId && g.Kind != GrantKind.Direct && g.EndedAt == null, ct);

    private IQueryable<Grant> Visible(Caller caller)
    {
        var administers = caller.Administers;
        return db.Grants.AsNoTracking().Where(g => g.Identifier == caller.Identifier && caller.CredentialId != null
            && (administers || g.GranteeId == caller.CredentialId || g.GrantorId == caller.CredentialId));
    }

    private async Task<GrantProgress> ProgressOfAsync(Grant grant, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleOrDefaultAsync(r => r.Id == grant.SignatureRequestId, ct);
        var named = grant.ItemsBefore.Union(grant.ItemsAfter).ToList();
        return new GrantProgress(grant, await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == grant.GranteeId, ct))
        {
            CurrentSignatory = request?.Current?.Role,
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == grant.Number).OrderBy(e => e.Id).ToListAsync(ct),
            Items = await db.BusinessItems.AsNoTracking().Where(i => named.Contains(i.Code)).ToDictionaryAsync(i => i.Code, ct),
        };
    }
}
