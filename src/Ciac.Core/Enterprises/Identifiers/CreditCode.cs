namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>The code by which an enterprise is known: unified social credit code, PDY substitute or overseas WJ code.</summary>
public sealed record CreditCode
{
    private const int UnifiedLength = 18;

    private CreditCode(string value, CreditCodeKind kind, bool checkDigitDoubtful)
    {
        Value = value;
        Kind = kind;
        CheckDigitDoubtful = checkDigitDoubtful;
    }

    public string Value { get; }
    public CreditCodeKind Kind { get; }

    /// <summary>The check digit failed where a failure only warns (PDY codes; unified ones by setting).</summary>
    public bool CheckDigitDoubtful { get; }

    public bool IsSubstitute => Kind == CreditCodeKind.Substitute;

    public static bool TryParse(string? text, out CreditCode code, out IdentifierFault fault) =>
        TryParse(text, CreditCodeRules.Default, out code, out fault);

    public static bool TryParse(string? text, CreditCodeRules rules, out CreditCode code, out IdentifierFault fault)
    {
        var value = TypedText.Canonical(text);
        fault = value switch
        {
            "" => IdentifierFault.Empty,
            _ when value.StartsWith("PDY", StringComparison.Ordinal) => Substitute(value, rules),
            _ when value.StartsWith("WJ", StringComparison.Ordinal) => Overseas(value),
            _ => Unified(value),
        };
        var doubtful = fault == IdentifierFault.CheckDigit && (!rules.RefuseFailedCheckDigit || KindOf(value) != CreditCodeKind.Unified);
        if (doubtful)
            fault = IdentifierFault.None;
        code = fault == IdentifierFault.None ? new CreditCode(value, KindOf(value), doubtful) : null!;
        return fault == IdentifierFault.None;
    }

    public override string ToString() => Value;

    private static CreditCodeKind KindOf(string value) => value switch
    {
        _ when value.StartsWith("PDY", StringComparison.Ordinal) => CreditCodeKind.Substitute,
        _ when value.StartsWith("WJ", StringComparison.Ordinal) => CreditCodeKind.Overseas,
        _ => CreditCodeKind.Unified,
    };

    private static IdentifierFault Unified(string value)
    {
        if (value.Length != UnifiedLength)
            return IdentifierFault.Length;
        if (!CheckDigits.IsGb32100Text(value))
            return IdentifierFault.Character;
        // GB 32100-2015 §4: places 3-8 are an area code of GB/T 2260, digits only.
        if (value[2..8].Any(letter => !char.IsAsciiDigit(letter)))
            return IdentifierFault.Area;
        return CheckDigits.Gb32100(value[..17]) == value[17] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }

    private static IdentifierFault Substitute(string value, CreditCodeRules rules)
    {
        if (!rules.SubstituteLengths.Contains(value.Length))
            return IdentifierFault.Length;
        if (value.Any(letter => !char.IsAsciiLetterUpper(letter) && !char.IsAsciiDigit(letter)))
            return IdentifierFault.Character;
        if (value[3..8].Any(letter => !char.IsAsciiDigit(letter)) || value[3..8] == "00000")
            return IdentifierFault.Pattern;
        return CheckDigits.Gb11714(value[..8]) == value[8] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }

    // The authority assigns the sixteen places freely, so only their alphabet can be checked.
    private static IdentifierFault Overseas(string value)
    {
        if (value.Length != UnifiedLength)
            return IdentifierFault.Length;
        return value.All(char.IsAsciiLetterOrDigit) ? IdentifierFault.None : IdentifierFault.Character;
    }
}
