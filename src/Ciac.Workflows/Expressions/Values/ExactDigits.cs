using System.Globalization;
using System.Numerics;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>
/// A number rounded to given decimal digits from its exact value, ties away from zero (ECMA-262 §21.1.3.2-5):
/// .NET's own formats round ties to even.
/// </summary>
internal static class ExactDigits
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1075;

    /// <summary>With so many digits behind the point.</summary>
    public static string Fixed(double number, int digits)
    {
        var scaled = Scale(Math.Abs(number), digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = number < 0 ? "-" : "";
        return digits == 0 ? sign + scaled : $"{sign}{scaled[..^digits]}.{scaled[^digits..]}";
    }

    /// <summary>So many significant digits of a positive number, and the exponent of the first.</summary>
    public static (string Digits, int Exponent) Significant(double number, int count)
    {
        var exponent = (int)Math.Floor(Math.Log10(number));
        var digits = Scale(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        if (digits.Length == count) return (digits, exponent);
        exponent += digits.Length - count;
        return (Scale(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture)[..count], exponent);
    }

    /// <summary>The number times a power of ten, as the nearest integer.</summary>
    private static BigInteger Scale(double number, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var biased = (int)(bits >> MantissaBits);
        var mantissa = (bits & ((1L << MantissaBits) - 1)) | (biased == 0 ? 0 : 1L << MantissaBits);
        var shift = Math.Max(biased, 1) - ExponentBias;
        var top = new BigInteger(mantissa) * BigInteger.Pow(10, Math.Max(power, 0)) * BigInteger.Pow(2, Math.Max(shift, 0));
        var bottom = BigInteger.Pow(10, Math.Max(-power, 0)) * BigInteger.Pow(2, Math.Max(-shift, 0));
        return (2 * top + bottom) / (2 * bottom);
    }
}
