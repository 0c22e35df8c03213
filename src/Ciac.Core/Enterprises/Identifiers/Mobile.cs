namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>A mainland mobile number in its eleven digits. Operator ranges are not checked: they change every year.</summary>
public sealed record Mobile
{
    private Mobile(string value) => Value = value;

    public string Value { get; }
    public string Masked => Mask.Mobile(Value);

    public static bool TryParse(string? text, out Mobile mobile, out IdentifierFault fault)
    {
        var value = WithoutCountry(TypedText.Canonical(text).Replace("-", "", StringComparison.Ordinal));
        fault = FaultOf(value);
        mobile = fault == IdentifierFault.None ? new Mobile(value) : null!;
        return fault == IdentifierFault.None;
    }

    /// <summary>Masked on purpose: the full number must be asked for by name.</summary>
    public override string ToString() => Masked;

    private static string WithoutCountry(string value) => value switch
    {
        _ when value.StartsWith("+86", StringComparison.Ordinal) => value[3..],
        _ when value.StartsWith("0086", StringComparison.Ordinal) => value[4..],
        _ => value,
    };

    private static IdentifierFault FaultOf(string value) => value switch
    {
        "" => IdentifierFault.Empty,
        _ when value.Any(letter => !char.IsAsciiDigit(letter)) => IdentifierFault.Character,
        { Length: not 11 } => IdentifierFault.Length,
        ['1', >= '3' and <= '9', ..] => IdentifierFault.None,
        _ => IdentifierFault.Pattern,
    };
}
