namespace Ciac.Workflows.Instances;

/// <summary>Short ids out of a counter.</summary>
internal static class Base36
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Of(long number)
    {
        Span<char> text = stackalloc char[13];
        var at = text.Length;
        do
        {
            text[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return new string(text[at..]);
    }

    public static long Parse(string text)
    {
        var number = 0L;
        foreach (var digit in text)
            number = number * 36 + Digits.IndexOf(digit, StringComparison.Ordinal);
        return number;
    }
}
