namespace Ciac.Core.Enterprises.Identifiers;

/// <summary>The three national check-digit rules. Each takes the text without its last place and returns that place.</summary>
internal static class CheckDigits
{
    private const string Gb32100Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Gb11643Symbols = "10X98765432";
    private static readonly int[] Gb11714Weights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] Gb11643Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static bool IsGb32100Text(string text) => text.All(letter => Gb32100Symbols.Contains(letter, StringComparison.Ordinal));

    /// <summary>GB 32100-2015 §4.3: weights 3^(i-1) mod 31 over 31 symbols.</summary>
    public static char Gb32100(string body)
    {
        var (sum, weight) = (0, 1);
        foreach (var letter in body)
        {
            sum += Gb32100Symbols.IndexOf(letter, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Gb32100Symbols[(31 - sum % 31) % 31];
    }

    /// <summary>GB 11714 §4: eight places over 0-9 A-Z, modulus 11, ten is written X.</summary>
    public static char Gb11714(string body)
    {
        var sum = body.Zip(Gb11714Weights, (letter, weight) => Place36(letter) * weight).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    /// <summary>GB 11643-1999 §4 (ISO 7064 MOD 11-2): seventeen digits.</summary>
    public static char Gb11643(string body) =>
        Gb11643Symbols[body.Zip(Gb11643Weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];

    private static int Place36(char letter) => char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
}
