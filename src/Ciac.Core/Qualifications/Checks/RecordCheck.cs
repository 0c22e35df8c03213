using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>查验记录: what was looked at, when and what was answered; nothing of who it was.</summary>
public sealed class RecordCheck(CiacDb db, TimeProvider clock)
{
    public async Task CopyAsync(CheckWay way, CheckedCopy seen, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        Add(way, VerdictOf(seen.Standing), seen.Copy.Number, seen.Certificate.CertificateNumber);
        await db.SaveChangesAsync(ct);
        await db.QualificationCopies.Where(c => c.Id == seen.Copy.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Checks, x => x.Checks + 1), ct);
        await transaction.CommitAsync(ct);
    }

    public async Task CertificateAsync(PublicCertificate seen, CancellationToken ct)
    {
        Add(CheckWay.Search, VerdictOf(seen.Standing), null, seen.Certificate.CertificateNumber);
        await db.SaveChangesAsync(ct);
    }

    public async Task NothingAsync(CheckWay way, CancellationToken ct)
    {
        Add(way, CheckVerdict.Unknown, null, null);
        await db.SaveChangesAsync(ct);
    }

    public static CheckVerdict VerdictOf(CopyStanding standing) => standing switch
    {
        CopyStanding.Valid => CheckVerdict.Valid,
        CopyStanding.Superseded => CheckVerdict.Superseded,
        CopyStanding.Revoked => CheckVerdict.Revoked,
        _ => CheckVerdict.OutOfPeriod,
    };

    private void Add(CheckWay way, CheckVerdict verdict, string? copy, string? certificate) => db.CopyChecks.Add(new CopyCheck
    {
        At = clock.GetUtcNow(),
        Way = way,
        Verdict = verdict,
        CopyNumber = copy,
        CertificateNumber = certificate,
    });
}
