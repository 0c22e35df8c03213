using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Tests.Pdf.Fonts;

public sealed class TrueTypeFontTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parse_tiny_font_finds_glyphs_advances_and_name(bool format4)
    {
        var font = TrueTypeFont.Parse(new TinyFont { Format4 = format4 }.Build(), "fallback");
        Assert.Equal([1, 2, 3, 4, 4, 0, 0], "ABC \u00A0D@".Select(c => font.GlyphOf(c)));
        Assert.Equal(format4 ? 0 : 1, font.GlyphOf(TinyFont.RareCodePoint));
        Assert.Equal([500, 600, 610, 620, 250], Enumerable.Range(0, 5).Select(font.AdvanceOf));
        Assert.Equal("TinyFont-Regular", font.Name);
    }

    [Fact]
    public void Parse_noto_has_ideographs_and_latin_but_not_every_rare_name_character()
    {
        var font = TestFonts.Library.Regular.First;
        Assert.Equal("NotoSerifSC-Regular", font.Name);
        Assert.All("上海市A1，㐂", c => Assert.NotEqual(0, font.GlyphOf(c)));
        Assert.Equal(0, font.GlyphOf(0x20BB7));
    }

    [Theory]
    [InlineData("head")]
    [InlineData("hhea")]
    [InlineData("maxp")]
    [InlineData("hmtx")]
    [InlineData("loca")]
    [InlineData("glyf")]
    [InlineData("cmap")]
    public void Parse_font_without_a_table_names_the_table(string tag)
    {
        var refusal = Assert.Throws<FontFormatException>(() => TrueTypeFont.Parse(new TinyFont { Without = tag }.Build(), "x"));
        Assert.Contains(tag, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_font_with_postscript_outlines_is_refused() =>
        Assert.Throws<FontFormatException>(() => TrueTypeFont.Parse(new TinyFont { Version = 0x4F54544F }.Build(), "x"));

    [Fact]
    public void Parse_font_without_name_takes_the_name_of_the_file() =>
        Assert.Equal("MyFile", TrueTypeFont.Parse(new TinyFont { Without = "name" }.Build(), "My/File").Name);

    [Fact]
    public void Parse_font_cut_anywhere_fails_only_as_a_font_format_exception()
    {
        var file = new TinyFont().Build();
        for (var length = 0; length < file.Length; length++) AssertOnlyFormatExceptions(file[..length]);
    }

    [Fact]
    public void Parse_font_with_any_byte_changed_fails_only_as_a_font_format_exception()
    {
        foreach (var format4 in new[] { false, true })
        {
            var file = new TinyFont { Format4 = format4 }.Build();
            for (var at = 0; at < file.Length; at++) AssertOnlyFormatExceptions(WithByte(file, at, 0xFF), WithByte(file, at, 0x80), WithByte(file, at, (byte)(file[at] ^ 1)));
        }
    }

    private static byte[] WithByte(byte[] file, int at, byte value)
    {
        var changed = file.ToArray();
        changed[at] = value;
        return changed;
    }

    private static void AssertOnlyFormatExceptions(params byte[][] files)
    {
        foreach (var file in files)
        {
            var failure = Record.Exception(() => UseWhole(file));
            Assert.True(failure is null or FontFormatException, failure?.ToString());
        }
    }

    private static void UseWhole(byte[] file)
    {
        var font = TrueTypeFont.Parse(file, "x");
        var subset = new GlyphSubset(font);
        foreach (var codePoint in new[] { 'A', 'B', 'C', ' ', TinyFont.RareCodePoint }) subset.Add(codePoint, font.GlyphOf(codePoint));
        SubsetFile.Write(subset);
    }
}
