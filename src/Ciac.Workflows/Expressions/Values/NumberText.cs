using System.Globalization;
using System.Text;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Numbers to text and back (ECMA-262 §6.1.6.1.20 and §7.1.4.1).</summary>
internal static class NumberText
{
    public static string Format(double number)
    {
        if (number == (int)number) return Keys.OfAny((int)number);
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        var (digits, point) = Shortest(Math.Abs(number));
        return (number < 0 ? "-" : "") + Arrange(digits, point);
    }

    /// <summary>The shortest digits that read back as the number, and how many stand before the point.</summary>
    private static (string Digits, int Point) Shortest(double number)
    {
        // "R" is not always enough: of 2^-25 it gives 16 digits that read back as another number.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != number) text = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        var point = exponent + (dot < 0 ? digits.Length : dot) - (digits.Length - significant.Length);
        return (significant.TrimEnd('0'), point);
    }

    private static string Arrange(string digits, int point)
    {
        var count = digits.Length;
        if (count <= point && point <= 21) return digits.PadRight(point, '0');
        if (point is > 0 and <= 21) return $"{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0) return $"0.{new string('0', -point)}{digits}";
        var fraction = count == 1 ? "" : "." + digits[1..];
        var exponent = point - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
    }

    /// <summary>The number a whole string means; NaN when it means none.</summary>
    public static double Parse(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.Length == 0) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && Radix(trimmed[1]) is var radix and not 10) return ParseRadix(trimmed[2..], radix);
        var length = DecimalPrefix(trimmed);
        return length == trimmed.Length ? ParsePrefix(trimmed, length) : double.NaN;
    }

    /// <summary>parseFloat: the longest beginning that is a number.</summary>
    public static double ParseBeginning(string text)
    {
        var trimmed = Trim(text);
        return ParsePrefix(trimmed, DecimalPrefix(trimmed));
    }

    /// <summary>Digits of another radix; NaN when there is any other character.</summary>
    public static double ParseRadix(string digits, int radix)
    {
        double number = 0;
        foreach (var c in digits)
        {
            var digit = DigitOf(c);
            if (digit >= radix) return double.NaN;
            number = number * radix + digit;
        }
        return digits.Length == 0 ? double.NaN : number;
    }

    public static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    /// <summary>Number.prototype.toString with a radix other than 10.</summary>
    public static string FormatRadix(double number, int radix)
    {
        if (!double.IsFinite(number) || number == 0) return Format(number);
        var rest = Math.Abs(number);
        var whole = Math.Floor(rest);
        var text = WholeDigits(whole, radix);
        if (number < 0) text.Insert(0, '-');
        AppendFraction(text, rest, radix);
        return text.ToString();
    }

    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text[start..end];
    }

    public static bool IsBlank(char c) => Parsing.Words.IsSpace(c) || Parsing.Words.IsLineEnd(c);

    private static StringBuilder WholeDigits(double whole, int radix)
    {
        var text = new StringBuilder();
        do
        {
            text.Insert(0, DigitText((int)(whole % radix)));
            whole = Math.Floor(whole / radix);
        }
        while (whole > 0);
        return text;
    }

    // As many digits as tell the number from its neighbours.
    private static void AppendFraction(StringBuilder text, double number, int radix)
    {
        var fraction = number - Math.Floor(number);
        if (fraction == 0) return;
        var precision = Math.Max(0.5 * (Math.BitIncrement(number) - number), double.Epsilon);
        text.Append('.');
        do
        {
            fraction *= radix;
            precision *= radix;
            var digit = (int)fraction;
            fraction -= digit;
            if (fraction > 0.5 && fraction + precision > 1 && digit + 1 < radix)
            {
                digit++;
                fraction = 0;
            }
            text.Append(DigitText(digit));
        }
        while (fraction >= precision);
    }

    private static char DigitText(int digit) => (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);

    private static int Radix(char c) => c switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 };

    private static double ParsePrefix(string text, int length)
    {
        if (length == 0) return double.NaN;
        var number = text[..length];
        if (number.EndsWith("Infinity", StringComparison.Ordinal)) return number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int DecimalPrefix(string text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (string.CompareOrdinal(text, at, "Infinity", 0, 8) == 0) return at + 8;
        var whole = Digits(text, at);
        var end = at + whole;
        var fraction = end < text.Length && text[end] == '.' ? Digits(text, end + 1) : 0;
        if (whole + fraction == 0) return 0;
        if (end < text.Length && text[end] == '.') end += 1 + fraction;
        return end + ExponentLength(text, end);
    }

    private static int ExponentLength(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E')) return 0;
        var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
        var digits = Digits(text, at + 1 + sign);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static int Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }
}
