namespace Ciac.Sandbox.Seeds;

/// The national check digits, so that invented codes pass every form's checks.
public static class CheckDigits
{
    private const string CreditSymbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] CitizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    // GB 32100-2015: weight 3^i mod 31.
    public static string CreditCode(string first17)
    {
        var (sum, weight) = (0, 1);
        foreach (var symbol in first17)
        {
            sum += CreditSymbols.IndexOf(symbol, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return first17 + CreditSymbols[(31 - (sum % 31)) % 31];
    }

    // GB 11714-1997, also for the PDY block of self-defined codes.
    public static string OrganizationCode(string first8)
    {
        var sum = first8.Select((symbol, index) => Value(symbol) * OrganizationWeights[index]).Sum();
        return first8 + ((11 - (sum % 11)) switch { 10 => "X", 11 => "0", var digit => $"{digit}" });
    }

    // GB 11643-1999: MOD 11-2.
    public static string CitizenId(string first17)
    {
        var sum = first17.Select((digit, index) => (digit - '0') * CitizenWeights[index]).Sum();
        return first17 + "10X98765432"[sum % 11];
    }

    private static int Value(char symbol) => char.IsAsciiDigit(symbol) ? symbol - '0' : symbol - 'A' + 10;
}
