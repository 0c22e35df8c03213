namespace Ciac.Signing.Verification.Checks;

/// <summary>Later revisions did only what the rules of signing allow.</summary>
internal sealed class ChangesCheck(IReadOnlyList<DocumentChange> changes) : SignatureCheck("later-changes", CheckSubject.Integrity)
{
    protected override (CheckOutcome, string) Find(SignatureUnderTest signature)
    {
        var forbidden = changes.Where(change => !change.Allowed).Select(change => change.Where).Take(5).ToList();
        return forbidden.Count == 0 ? Passed : Failed("changed after signing: " + string.Join(", ", forbidden));
    }
}
