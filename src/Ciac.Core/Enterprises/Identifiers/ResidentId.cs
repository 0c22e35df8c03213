using System.Globalization;

namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>
/// GB 11643: the number of the resident identity card. The residence permits of Hong Kong, Macau and Taiwan people
/// (area 81-83) and the foreigners' permanent-residence card of 2023 (first digit 9) follow the same rule.
/// </summary>
public sealed record ResidentId
{
    private const int Places = 18;

    private ResidentId(string value, DateOnly birthDate)
    {
        Value = value;
        BirthDate = birthDate;
    }

    public string Value { get; }
    public DateOnly BirthDate { get; }
    public string Masked => Mask.IdNumber(Value);

    public static bool TryParse(string? text, out ResidentId id, out IdentifierFault fault)
    {
        var value = TypedText.Canonical(text);
        fault = FaultOf(value, out var birthDate);
        id = fault == IdentifierFault.None ? new ResidentId(value, birthDate) : null!;
        return fault == IdentifierFault.None;
    }

    /// <summary>Masked on purpose: the full number must be asked for by name.</summary>
    public override string ToString() => Masked;

    private static IdentifierFault FaultOf(string value, out DateOnly birthDate)
    {
        birthDate = default;
        if (value.Length != Places)
            return value.Length == 0 ? IdentifierFault.Empty : IdentifierFault.Length;
        if (value[..17].Any(letter => !char.IsAsciiDigit(letter)) || !(char.IsAsciiDigit(value[17]) || value[17] == 'X'))
            return IdentifierFault.Character;
        if (value[0] == '0')
            return IdentifierFault.Area;
        if (!DateOnly.TryParseExact(value[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthDate) || birthDate.Year < 1850)
            return IdentifierFault.BirthDate;
        return CheckDigits.Gb11643(value[..17]) == value[17] ? IdentifierFault.None : IdentifierFault.CheckDigit;
    }
}
