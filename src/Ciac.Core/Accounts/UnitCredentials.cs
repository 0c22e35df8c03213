using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

internal static class UnitCredentials
{
    /// <summary>Whether the unit has its main certificate (invariant 1); one that a licence opened has none until its first certificate comes.</summary>
    public static Task<bool> HasMainAsync(this CiacDb db, string identifier, CancellationToken ct) => db.Enterprises
        .Where(e => e.Identifier == identifier)
        .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c)
        .AnyAsync(c => c.IsMain && c.Status == CredentialStatus.Active, ct);
}
