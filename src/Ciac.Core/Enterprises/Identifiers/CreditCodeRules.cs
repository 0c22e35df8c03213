namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>What is a setting about enterprise codes (spec 1-domain, table of categories).</summary>
public sealed record CreditCodeRules
{
    public static CreditCodeRules Default { get; } = new();

    /// <summary>Whole length of a PDY code; 9 is the GB 11714 form, 18 fills the place of a credit code.</summary>
    public IReadOnlyList<int> SubstituteLengths { get; init; } = [9, 18];

    /// <summary>
    /// False lets a unified code with a wrong check digit pass with a warning. Only for test certificates of a real
    /// authority: SHECA's own test enterprise carries a code that fails (identity.md §0).
    /// </summary>
    public bool RefuseFailedCheckDigit { get; init; } = true;
}
