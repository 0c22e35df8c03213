using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>The issued copy that a document of the portal is, with all that the public may see of it.</summary>
public sealed class FindCopy(CiacDb db, TimeProvider clock)
{
    private const int MostCertificates = 20;

    internal DateOnly Today => DateOnly.FromDateTime(PortalClock.Local(clock.GetUtcNow()).DateTime);

    /// <summary>Null when it is no copy, or one that is not issued.</summary>
    public async Task<CheckedCopy?> OfAsync(PublicDocument found, CancellationToken ct)
    {
        var copy = await db.QualificationCopies.AsNoTracking().SingleOrDefaultAsync(c => c.SignatureRequestId == found.Request.Id && c.State == CopyState.Issued, ct);
        if (copy is null) return null;
        var certificate = await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct);
        var version = await db.QualificationVersions.AsNoTracking().SingleAsync(v => v.QualificationId == copy.QualificationId && v.Number == copy.Version, ct);
        var others = await OfUnitAsync(copy.Identifier, ct);
        return new CheckedCopy(certificate.StandingOf(copy, version.Content, Today), certificate, copy)
        {
            Content = version.Content,
            Document = found.Document,
            Latest = [.. others.OrderBy(other => other.Certificate.Id != certificate.Id)],
        };
    }

    /// <summary>The unit's certificates as they are now.</summary>
    public Task<IReadOnlyList<PublicCertificate>> OfUnitAsync(string identifier, CancellationToken ct) =>
        PublicAsync(db.Qualifications.Where(q => q.Identifier == identifier), ct);

    internal async Task<IReadOnlyList<PublicCertificate>> PublicAsync(IQueryable<Qualification> wanted, CancellationToken ct)
    {
        var found = await wanted.AsNoTracking().OrderBy(q => q.EnterpriseName).ThenBy(q => q.CertificateNumber).Take(MostCertificates)
            .GroupJoin(db.QualificationVersions.AsNoTracking(), q => new { q.Id, Number = q.CurrentVersion }, v => new { Id = v.QualificationId, v.Number }, (q, versions) => new { q, versions })
            .SelectMany(pair => pair.versions.DefaultIfEmpty(), (pair, version) => new { Certificate = pair.q, Version = version })
            .ToListAsync(ct);
        return [.. found.Select(pair => PublicCertificate.Of(pair.Certificate, pair.Version, Today))];
    }
}
