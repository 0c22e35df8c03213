using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The value is the named certificate's signature of the attributes, and the attributes are of this content.</summary>
internal sealed class ValueCheck() : SignatureCheck("value", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message) return NotApplicable("the value cannot be read");
        if (signature.Signer is not { } signer) return Failed("the signer's certificate is not in the signature");
        if (!CmsIntegrity.TypeHolds(message)) return Failed("the signed content type is another one");
        return CmsIntegrity.ValueHolds(message, signer) ? Passed : Failed("the value is not the certificate key's signature");
    }
}
