using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>What an attacker can do to a file without any key. Text search and patching only: it shares nothing with the product's reader.</summary>
internal static class Forger
{
    /// <summary>Appends an unsigned revision with these objects; an empty body frees the object. The trailer is the last one, but for <paramref name="root"/>.</summary>
    public static byte[] Update(byte[] pdf, (int Number, string Body)[] objects, int root = 1)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var previous = Regex.Matches(text, @"startxref\s+(\d+)")[^1].Groups[1].Value;
        var size = Math.Max(Regex.Matches(text, @"/Size (\d+)").Max(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), objects.Max(item => item.Number) + 1);
        var output = new StringBuilder(text);
        var xref = new StringBuilder("xref\n");
        foreach (var (number, body) in objects.OrderBy(item => item.Number))
        {
            var entry = body.Length == 0 ? "0000000000 00001 f" : output.Length.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n";
            xref.Append(CultureInfo.InvariantCulture, $"{number} 1\n{entry} \n");
            if (body.Length > 0) output.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
        var start = output.Length;
        output.Append(xref).Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}/Root {root} 0 R/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(output.ToString());
    }

    public static byte[] Update(byte[] pdf, int number, string body) => Update(pdf, [(number, body)]);

    /// <summary>The newest body of an object, as text.</summary>
    public static string Body(byte[] pdf, int number) =>
        Regex.Matches(Encoding.Latin1.GetString(pdf), $@"(?<=\n){number} 0 obj\n(.*?)\nendobj", RegexOptions.Singleline)[^1].Groups[1].Value;

    public static string Stream(string content) => $"<</Length {content.Length}>>\nstream\n{content}\nendstream";

    /// <summary>Puts another CMS into the gap of a signature; the gap keeps its length.</summary>
    public static byte[] WithCms(byte[] pdf, byte[] cms, int index = -1)
    {
        var range = SignedRange.Of(pdf, index);
        var copy = (byte[])pdf.Clone();
        var hex = Convert.ToHexString(cms).PadRight(range.GapEnd - range.GapStart - 2, '0');
        Encoding.ASCII.GetBytes(hex, copy.AsSpan(range.GapStart + 1));
        return copy;
    }

    /// <summary>Replaces text by text of the same length, so that every offset stays right.</summary>
    public static byte[] Patch(byte[] pdf, string old, string replacement)
    {
        Assert.Equal(old.Length, replacement.Length);
        var at = Encoding.Latin1.GetString(pdf).LastIndexOf(old, StringComparison.Ordinal);
        Assert.True(at > 0);
        var copy = (byte[])pdf.Clone();
        Encoding.Latin1.GetBytes(replacement, copy.AsSpan(at));
        return copy;
    }
}
