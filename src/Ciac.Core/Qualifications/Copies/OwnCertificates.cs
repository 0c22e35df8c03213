using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>A certificate of the caller's unit with the version that counts.</summary>
public sealed record OwnCertificate(Qualification Qualification, QualificationVersion Version)
{
    public QualificationContent Content => Version.Content;

    public bool IsCollected => Version.CollectedAt is not null;
}

/// <summary>Finds what the caller may see: another unit's certificate or copy is answered like one that does not exist (invariant 4).</summary>
public sealed class OwnCertificates(CiacDb db, CopyRights rights)
{
    public async Task<Outcome<OwnCertificate>> FindAsync(Caller caller, string certificateNumber, CancellationToken ct)
    {
        if (await rights.RefuseAsync(caller, ct) is { } refusal) return refusal;
        var qualification = await Of(caller).SingleOrDefaultAsync(q => q.CertificateNumber == certificateNumber, ct);
        return qualification is null ? CopyRefusals.NotFound : await WithVersionAsync(qualification, ct);
    }

    public async Task<Outcome<QualificationCopy>> CopyAsync(Caller caller, string number, CancellationToken ct)
    {
        if (await rights.RefuseAsync(caller, ct) is { } refusal) return refusal;
        var copy = await db.QualificationCopies.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number && c.Identifier == caller.Identifier, ct);
        return copy is null ? CopyRefusals.CopyNotFound : copy;
    }

    /// <summary>All of the unit; one of which only its end became known says nothing that could be shown.</summary>
    public IQueryable<Qualification> Of(Caller caller) => db.Qualifications.AsNoTracking().Where(q => q.Identifier == caller.Identifier && q.CurrentVersion > 0);

    public async Task<OwnCertificate> WithVersionAsync(Qualification qualification, CancellationToken ct) =>
        new(qualification, await db.QualificationVersions.AsNoTracking().SingleAsync(v => v.QualificationId == qualification.Id && v.Number == qualification.CurrentVersion, ct));
}
