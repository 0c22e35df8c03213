namespace Ciac.Signing.Verification.Checks;

/// <summary>The timestamp is whole, stamps this signature (or this file), and comes from an authority that is trusted at its own time.</summary>
internal sealed class TimestampCheck() : SignatureCheck("timestamp", CheckSubject.Time)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        if (signature.TokenFault is { } fault) return Failed(fault);
        if (signature.AuthorityPath is not { } path) return NotApplicable("there is no timestamp");
        return path.Trusted ? Passed : Failed($"the timestamp authority is not accepted: {path.Failure}");
    }
}
