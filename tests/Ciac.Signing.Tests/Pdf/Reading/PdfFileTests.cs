using System.Text;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Pdf.Reading;

public sealed class PdfFileTests
{
    private static readonly byte[] Table = SamplePdf.Table("a", "b");

    [Fact]
    public void Tables_and_packed_files_hold_the_same_fields()
    {
        var table = SignatureFieldTree.Read(PdfFile.Open(Table));
        var packed = SignatureFieldTree.Read(PdfFile.Open(SamplePdf.Packed("a", "b")));

        Assert.Equal(["a", "b"], table.Select(field => field.Name));
        Assert.Equal(table.Select(field => field.Name), packed.Select(field => field.Name));
        Assert.All(packed, field => Assert.False(field.IsSigned));
    }

    public static TheoryData<string, string, string> Breaks => new()
    {
        { "%PDF-1.7", "%PDX-1.7", "header" },
        { "startxref", "startxxef", "startxref" },
        { "%%EOF", "%%EOX", "%%EOF" },
        { "/Root 1 0 R", "/Root 9 0 R", "catalog" },
        { "trailer\n<<", "trailer\n[[", "value" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_broken_file_is_refused_with_the_reason(string part, string instead, string reason)
    {
        var broken = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Table).Replace(part, instead, StringComparison.Ordinal));

        var refused = Assert.Throws<PdfFormatException>(() => PdfFile.Open(broken).Catalog);

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_before_the_header_are_refused_by_their_own_reason() =>
        Assert.Contains("before the header", Assert.Throws<PdfFormatException>(() => PdfFile.Open((byte[])[.. "HTTP/1.1 200 OK\r\n\r\n"u8, .. Table])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        var encrypted = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Table).Replace("/Root 1 0 R", "/Root 1 0 R/Encrypt 9 0 R", StringComparison.Ordinal));

        Assert.Contains("encrypted", Assert.Throws<PdfFormatException>(() => PdfFile.Open(encrypted)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_that_point_at_each_other_end()
    {
        var text = Encoding.Latin1.GetString(Table);
        var start = System.Text.RegularExpressions.Regex.Match(text, @"startxref\n(\d+)").Groups[1].Value;
        var loop = Encoding.Latin1.GetBytes(text.Replace("/Root 1 0 R", $"/Prev {start}/Root 1 0 R", StringComparison.Ordinal));

        Assert.Contains("loop", Assert.Throws<PdfFormatException>(() => PdfFile.Open(loop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "A-32")]
    public void Deep_nesting_ends_at_the_limit()
    {
        var objects = SamplePdf.Objects("a");
        objects[9] = new string('[', 100_000) + new string(']', 100_000);
        var file = PdfFile.Open(SamplePdf.Classic(objects));

        Assert.Contains("deep", Assert.Throws<PdfFormatException>(() => file.Get(new PdfReference(9, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "A-32")]
    public void A_stream_that_unpacks_to_too_much_is_refused()
    {
        var limits = new PdfLimits { DecodedBytes = 200 };

        Assert.Contains("limit", Assert.Throws<PdfFormatException>(() => PdfFile.Open(SamplePdf.Packed("a"), limits).Catalog).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8 0 R", "8 0 R")]
    [InlineData("<</A(x\\051\\)\\\ny)>>", "<</A <78292979>>>")]
    [InlineData("<4 1 5>", "<4150>")]
    [InlineData("[true null/C#20D -0.5 3 0 R]", "[true null /C#20D -0.5 3 0 R ]")]
    public void Values_survive_reading_and_writing(string notation, string written) =>
        Assert.Equal(written, Encoding.Latin1.GetString(PdfNotation.Of(Parse(notation))));

    [Theory]
    [InlineData("<</A 1/A 2>>")]
    [InlineData("(open")]
    [InlineData("<4g>")]
    [InlineData("1.2.3")]
    [InlineData("[1 2")]
    [InlineData("--1")]
    [InlineData("xyz")]
    [InlineData("/A#4")]
    public void What_is_no_value_is_refused(string notation) => Assert.Throws<PdfFormatException>(() => Parse(notation));

    [Fact]
    public void Mutated_files_give_a_file_or_a_format_fault_and_nothing_else()
    {
        var chance = new Random(20260601);
        byte[][] seeds = [Table, SamplePdf.Packed("a", "b"), Seals.Sign(Table, "a", Seals.Platform)];
        for (var round = 0; round < 1500; round++)
        {
            var bytes = (byte[])seeds[round % 3].Clone();
            for (var i = chance.Next(1, 6); i > 0; i--) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            var cut = chance.Next(10) == 0 ? bytes.AsMemory(0, chance.Next(bytes.Length)) : bytes;
            var fault = Record.Exception(() => ReadAll(cut));
            Assert.True(fault is null or PdfFormatException, fault?.ToString());
        }
    }

    private static void ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var file = PdfFile.Open(bytes);
        SignatureFieldTree.Read(file);
        foreach (var number in file.Entries.Keys) file.Get(new PdfReference(number, 0));
    }

    private static PdfValue Parse(string notation) => new PdfParser(Encoding.Latin1.GetBytes(notation), 0, PdfLimits.Default).Value();
}
