using System.Globalization;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Property keys that are array indexes.</summary>
internal static class Keys
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 256).Select(i => i.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int index) => index < Small.Length ? Small[index] : index.ToString(CultureInfo.InvariantCulture);

    public static string OfAny(int number) => number < 0 ? number.ToString(CultureInfo.InvariantCulture) : Of(number);

    public static bool IsIndex(string key) => TryIndex(key, out _);

    /// <summary>True for the canonical text of 0 … 2^31-2.</summary>
    public static bool TryIndex(string key, out int index)
    {
        index = 0;
        if (key.Length is 0 or > 10 || !char.IsAsciiDigit(key[0]) || (key[0] == '0' && key.Length > 1)) return false;
        return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < int.MaxValue;
    }

    /// <summary>Sorts indexes upwards and before names; for a stable sort.</summary>
    public static long Order(string key) => TryIndex(key, out var index) ? index : long.MaxValue;
}
