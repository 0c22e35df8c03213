using System.Buffers.Binary;
using System.IO.Compression;
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
        var outlines = Outlines(subset);
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
        var outlines = Outlines(subset);
        Assert.Equal([0, 0, 0x31, 0x21, 0x03], outlines[1][12..17]);
        Assert.Equal(0, outlines[2][10] & 0x01);
    }

    [Fact]
    public void Outlines_of_composite_of_itself_end()
    {
        var font = TrueTypeFont.Parse(new TinyFont { CompositeTarget = 2 }.Build(), "x");
        var subset = new GlyphSubset(font);
        subset.Add('B', font.GlyphOf('B'));
        Assert.InRange(Outlines(subset).Count, 2, 4);
    }

    [Fact]
    public void Subset_file_is_a_font_again_with_the_same_outlines_and_right_checksum()
    {
        var (font, subset) = Tiny();
        subset.Add('A', font.GlyphOf('A'));
        subset.Add(' ', font.GlyphOf(' '));
        var (flate, length) = SubsetFile.Write(subset);
        var file = Inflated(new ZLibStream(new MemoryStream(flate), CompressionMode.Decompress));
        Assert.Equal(length, file.Length);
        Assert.Equal(0xB1B0AFBA, Checksums.FontSum(file));
        Assert.Equal(Adler(file), BinaryPrimitives.ReadUInt32BigEndian(flate.AsSpan(flate.Length - 4)));
    }

    [Fact]
    public void Checksums_of_pieces_join_to_those_of_the_whole()
    {
        var whole = Enumerable.Range(0, 200_000).Select(i => (byte)(i * i >> 3 | 0x80)).ToArray();
        var joined = whole.Chunk(70_000).Aggregate(Checksums.None, (sums, piece) => sums.Then(PackedBytes.Pack(piece).Sums));
        Assert.Equal(new Checksums(whole.Length, Checksums.FontSum(whole), Adler(whole)), joined);
    }

    [Theory]
    [InlineData("A ", "\u00A0")]
    [InlineData("A ", "B")]
    [InlineData("AB", "C ")]
    public void Subset_with_settled_beginning_is_the_same_font_as_without(string settled, string others)
    {
        var (font, with) = Tiny();
        var without = new GlyphSubset(font);
        foreach (var c in settled) with.Add(c, font.GlyphOf(c));
        with.Settle();
        foreach (var c in others) with.Add(c, font.GlyphOf(c));
        foreach (var c in settled + others) without.Add(c, font.GlyphOf(c));
        Assert.Equal(Program(without), Program(with));
        Assert.Equal(settled.Contains('B') ? 1 : 2, with.Runs().Count);
    }

    private static byte[] Program(GlyphSubset subset) => Inflated(new ZLibStream(new MemoryStream(SubsetFile.Write(subset).Flate), CompressionMode.Decompress));

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

    private static List<byte[]> Outlines(GlyphSubset subset) => [.. subset.Runs().SelectMany(run =>
    {
        var bytes = Inflated(new DeflateStream(new MemoryStream([.. run.Packed.Deflated, 3, 0]), CompressionMode.Decompress));
        var starts = run.Lengths.Select((_, i) => run.Lengths.Take(i).Sum());
        return starts.Zip(run.Lengths, (start, length) => bytes[start..(start + length)]);
    })];

    private static byte[] Inflated(Stream stream)
    {
        using var source = stream;
        var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    // What .NET's own zlib says.
    private static uint Adler(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(target.ToArray().AsSpan((int)target.Length - 4));
    }
}
