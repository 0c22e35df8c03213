using System.Globalization;
using System.Text;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Tests.Pdf.Writing;

public sealed class PdfBufferTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0004, "0")]
    [InlineData(595.276, "595.276")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.05, "0.05")]
    [InlineData(0.001, "0.001")]
    [InlineData(12.3399999, "12.34")]
    [InlineData(1e6, "1000000")]
    public void Number_is_plain_in_every_culture(double value, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(expected, Encoding.ASCII.GetString(new PdfBuffer().Number(value).Written));
        CultureInfo.CurrentCulture = before;
    }

    [Fact]
    public void TextString_is_utf16_with_surrogates() =>
        Assert.Equal("<FEFFD842DFB70041>", Encoding.ASCII.GetString(new PdfBuffer().TextString("𠮷A").Written));

    [Fact]
    public void ToUnicodeMap_beyond_the_first_plane_is_a_surrogate_pair_and_a_range_has_one_first_byte()
    {
        int[] codePoints = [0, 0x20BB7, .. Enumerable.Range(0x4E00, 256)];
        var map = Encoding.ASCII.GetString(ToUnicodeMap.Write(codePoints).Written);
        var ranges = map.Split('\n').Where(line => line.StartsWith('<') && line.EndsWith(']')).ToList();
        Assert.Equal(2, ranges.Count);
        Assert.StartsWith("<0001><00FF>[<D842DFB7><4E00><4E01>", ranges[0], StringComparison.Ordinal);
        Assert.Equal("<0100><0101>[<4EFE><4EFF>]", ranges[1]);
    }

    [Fact]
    public void Reserved_object_that_is_never_written_is_an_error()
    {
        var writer = new PdfWriter();
        writer.Reserve();
        Assert.Throws<InvalidOperationException>(() => writer.Finish(1, 1));
    }

    [Fact]
    public void Compressed_empty_content_has_no_filter() =>
        Assert.DoesNotContain("Filter", Encoding.ASCII.GetString(PdfStream.Compressed([]).Written), StringComparison.Ordinal);

    [Fact]
    public void Srgb_profile_has_the_size_its_header_says_and_tables_inside()
    {
        var profile = SrgbProfile.Bytes;
        int At(int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(offset));
        Assert.Equal(profile.Length, At(0));
        for (var tag = 0; tag < At(128); tag++) Assert.InRange(At(136 + tag * 12) + At(140 + tag * 12), 252, profile.Length);
    }
}
