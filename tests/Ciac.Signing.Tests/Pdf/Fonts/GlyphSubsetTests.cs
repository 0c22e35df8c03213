using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Tests.Pdf.Fonts;

public sealed class GlyphSubsetTests
{
    [Fact]
    public void Add_numbers_code_points_in_order_of_use()
    {
        var (font, subset) = Tiny();
        Assert.Equal([1, 2, 1], "CAC".Select(c => subset.Add(c, font.GlyphOf(c))));
        Assert.Equal([0, 3, 1], subset.Glyphs);
    }

    [Fact]
    public void Add_two_code_points_of_one_glyph_keeps_them_apart()
    {
        var (font, subset) = Tiny();
        Assert.NotEqual(subset.Add(' ', font.GlyphOf(' ')), subset.Add(0xA0, font.GlyphOf(0xA0)));
        Assert.Equal([0, ' ', 0xA0], subset.CodePoints);
    }

    [Fact]
    public void Outlines_of_nested_composite_bring_their_components_with_new_numbers()
    {
        var (font, subset) = Tiny();
        subset.Add('C', font.GlyphOf('C'));
        var outlines = subset.Outlines();
        Assert.Equal([0, 3, 2, 1], subset.Glyphs);
        Assert.Equal([2, 3], Components(outlines[1]));
        Assert.Equal([3], Components(outlines[2]));
    }

    [Fact]
    public void Outlines_carry_no_hinting_programs()
    {
        var (font, subset) = Tiny();
        subset.Add('A', font.GlyphOf('A'));
        subset.Add('B', font.GlyphOf('B'));
        var outlines = subset.Outlines();
        Assert.Equal(font.OutlineOf(1).Length - 3, outlines[1].Length);
        Assert.Equal(0, outlines[1][12] * 256 + outlines[1][13]);
        Assert.Equal(0, outlines[2][10] & 0x01);
    }

    [Fact]
    public void Outlines_of_composite_of_itself_end()
    {
        var font = TrueTypeFont.Parse(new TinyFont { CompositeTarget = 2 }.Build(), "x");
        var subset = new GlyphSubset(font);
        subset.Add('B', font.GlyphOf('B'));
        Assert.InRange(subset.Outlines().Count, 2, 4);
    }

    [Fact]
    public void Subset_file_is_a_font_again_with_the_same_outlines_and_right_checksum()
    {
        var (font, subset) = Tiny();
        subset.Add('A', font.GlyphOf('A'));
        subset.Add(' ', font.GlyphOf(' '));
        var file = SubsetFile.Write(subset);
        Assert.Equal(0xB1B0AFBA, Checksum(file));
        Assert.Equal(0, file.Length % 4);
    }

    private static (TrueTypeFont Font, GlyphSubset Subset) Tiny()
    {
        var font = TrueTypeFont.Parse(new TinyFont().Build(), "x");
        return (font, new GlyphSubset(font));
    }

    // Offsets of the tiny font's composites: header 10 bytes, then parts of 10 bytes each with the number at 2.
    private static IEnumerable<int> Components(byte[] outline)
    {
        for (var at = 10; at + 4 <= outline.Length; at += 10) yield return outline[at + 2] * 256 + outline[at + 3];
    }

    private static uint Checksum(byte[] file)
    {
        var sum = 0u;
        for (var at = 0; at < file.Length; at += 4) sum += System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        return sum;
    }
}
