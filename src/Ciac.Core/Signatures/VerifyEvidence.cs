using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// Invariant 3: before anything takes effect, every signature over the very document is verified once more, from its bytes.
/// Revocation was asked when each one signed; here nothing is asked outside, a transaction is open. A failure is never a
/// refusal, for the person did nothing wrong: it becomes an incident that an administrator sees.
/// </summary>
public sealed class VerifyEvidence(CiacDb db, TrustStore trust, TimeProvider clock)
{
    public async Task RequireAsync(Guid requestId, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == requestId, ct);
        var revisions = await db.DocumentRevisions.AsNoTracking().Where(r => r.DocumentId == request.DocumentId).OrderBy(r => r.Number).ToListAsync(ct);
        // The drawn form is still the beginning of the file: what was signed is what was shown.
        Require(revisions[^1].Content.AsSpan().StartsWith(revisions[0].Content), request, "is not the one that was drawn");
        var report = await new PadesVerifier(trust, clock: clock).VerifyAsync(revisions[^1].Content, ct);
        Require(report.Trusted, request, "does not verify");
        Require(report.Signatures.Count(s => !s.IsDocumentTimestamp) == request.Signatories.Count && report.Signatures[^1].CoversWholeFile, request, "has other signatures than its request");
        foreach (var signatory in request.Signatories)
        {
            var signature = report.Signatures.SingleOrDefault(s => s.Field == signatory.FieldName);
            Require(signatory.SignedAt is not null && signature is not null && IsOf(signatory, signature, request), request, $"is not signed by the right {signatory.Role}");
        }
    }

    private static bool IsOf(Signatory signatory, SignatureReport signature, SignatureRequest request) => signatory.Role switch
    {
        SignatoryRole.Enterprise when signatory.ByLicence => LicenceCertificateIdentity.Parse(signature.Certificate!)
            is CertificateIdentityResult<LicenceCertificateIdentity>.Read { Identity: var licence } && licence.CreditCode == request.OwnerIdentifier,
        SignatoryRole.Enterprise => EnterpriseCertificateIdentity.Parse(signature.Certificate!)
            is CertificateIdentityResult<EnterpriseCertificateIdentity>.Read { Identity: var unit } && unit.UniqueId == signatory.ExpectedIdentity,
        SignatoryRole.LegalRepresentative => PersonCertificateIdentity.Parse(signature.Certificate!)
            is CertificateIdentityResult<PersonCertificateIdentity>.Read { Identity: var person } && person.IdNumber == signatory.ExpectedIdentity,
        SignatoryRole.Authority => SubjectName.Single(signature.Certificate!, CertificateOids.Organization) == signatory.ExpectedIdentity,
        _ => true,
    };

    private static void Require(bool holds, SignatureRequest request, string otherwise)
    {
        if (!holds) throw new InvalidOperationException($"Document {request.DocumentId} {otherwise}.");
    }
}
