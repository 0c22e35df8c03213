using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The signing-certificate attribute binds the certificate, so that no other one of the same key can take its place (RFC 5035).</summary>
internal sealed class CertificateBindingCheck() : SignatureCheck("certificate-binding", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message || signature.Signer is not { } signer) return NotApplicable("the signer is not known");
        return CmsIntegrity.EssHolds(message, signer) switch
        {
            true => Passed,
            false => Failed("the signature binds another certificate"),
            null when signature.Dictionary["SubFilter"] is PdfName { Value: "adbe.pkcs7.detached" } => Undecided("the signature binds no certificate"),
            null => Failed("the signature binds no certificate, which PAdES demands"),
        };
    }
}
