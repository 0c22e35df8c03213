using Ciac.Signing.Trust;

namespace Ciac.Signing.Verification.Checks;

/// <summary>The bytes of the range have the digest that was signed (RFC 5652 §5.6).</summary>
internal sealed class DigestCheck() : SignatureCheck("digest", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Message is not { } message || signature.Bytes is null) return NotApplicable("there is nothing to compare");
        if (signature.IsDocumentTimestamp) return NotApplicable("the timestamp check compares it");
        if (message.Signer.SignedAttributes is null) return NotApplicable("the value signs the bytes themselves");
        if (Digests.Name(message.Signer.DigestOid) is not { } hash) return Failed("the digest algorithm is not accepted");
        return signature.Digest(hash).AsSpan().SequenceEqual(message.Signer.MessageDigest) ? Passed : Failed("the signed bytes were changed");
    }
}
