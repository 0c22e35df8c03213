namespace Ciac.Signing.Verification.Checks;

/// <summary>A trusted root vouches for the signer at the best time known.</summary>
internal sealed class ChainCheck() : SignatureCheck("chain", CheckSubject.Trust)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.Path is not { } path) return NotApplicable("the signer is not known");
        return path.Trusted ? Passed : Failed($"the certificate is not accepted: {path.Failure}");
    }
}
