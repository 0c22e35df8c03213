using Ciac.Signing.Verification.Cms;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The value is the named certificate's signature of the attributes, and the attributes are of this content; or, without any, of the content.</summary>
internal sealed class ValueCheck() : SignatureCheck("value", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message) return NotApplicable("the value cannot be read");
        if (signature.Signer is not { } signer) return Failed("the signer's certificate is not in the signature");
        if (!CmsIntegrity.TypeHolds(message)) return Failed("the signed content type is another one");
        if (message.Signer.SignedAttributes is null && signature.Bytes is null) return NotApplicable("there is nothing that it could have signed");
        return CmsIntegrity.ValueHolds(message, signer, () => signature.Bytes!.Content()) ? Passed : Failed("the value is not the certificate key's signature");
    }
}
