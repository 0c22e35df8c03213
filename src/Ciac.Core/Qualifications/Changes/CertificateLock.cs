using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

internal static class CertificateLock
{
    /// <summary>Until the transaction ends nobody else changes the certificate or draws a copy of it. The number is locked before there is a row to lock.</summary>
    public static async Task<Qualification?> LockCertificateAsync(this CiacDb db, string number, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"qualification:" + number}, 0))", ct);
        return await db.Qualifications.FromSql($"SELECT * FROM ciac.qualifications WHERE certificate_number = {number} FOR UPDATE").SingleOrDefaultAsync(ct);
    }

    /// <summary>The change is the next one: nothing came between, and no event waits to be applied.</summary>
    public static async Task<bool> IsNextAsync(this CiacDb db, Qualification? certificate, ChangeEvent wanted, CancellationToken ct) =>
        (certificate?.Sequence ?? 0) + 1 == wanted.Sequence
        && !await db.QualificationEvents.AnyAsync(e => e.CertificateNumber == wanted.CertificateNumber && e.State == EventState.Received, ct);
}
