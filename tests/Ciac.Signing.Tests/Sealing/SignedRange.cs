using System.Text;
using System.Text.RegularExpressions;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>Takes a signature out of a file by text search alone, so that a judge does not depend on the product's reader.</summary>
internal sealed record SignedRange(byte[] Content, byte[] Cms, int GapStart, int GapEnd)
{
    /// <summary>The signature with the given index, in file order; -1 is the last.</summary>
    public static SignedRange Of(byte[] pdf, int index = -1)
    {
        var ranges = Regex.Matches(Encoding.Latin1.GetString(pdf), @"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]");
        var match = index < 0 ? ranges[^1] : ranges[index];
        var numbers = match.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, null)).ToArray();
        byte[] content = [.. pdf[..numbers[1]], .. pdf[numbers[2]..(numbers[2] + numbers[3])]];
        var hex = Encoding.ASCII.GetString(pdf, numbers[1] + 1, numbers[2] - numbers[1] - 2);
        var padded = Convert.FromHexString(hex);
        var length = 4 + ((padded[2] << 8) | padded[3]);
        return new SignedRange(content, padded[..length], numbers[1], numbers[2]);
    }
}
