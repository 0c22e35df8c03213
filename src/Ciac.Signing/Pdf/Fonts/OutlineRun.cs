namespace Ciac.Signing.Pdf.Fonts;

/// <summary>Outlines one after the other as they stand in the glyf table, each padded to four bytes, packed together.</summary>
internal sealed record OutlineRun(PackedBytes Packed, IReadOnlyList<int> Lengths)
{
    public static OutlineRun Pack(IReadOnlyList<byte[]> outlines)
    {
        var lengths = outlines.Select(outline => (outline.Length + 3) & ~3).ToArray();
        var bytes = new byte[lengths.Sum()];
        var at = 0;
        for (var i = 0; i < lengths.Length; at += lengths[i++]) outlines[i].CopyTo(bytes, at);
        return new OutlineRun(PackedBytes.Pack(bytes), lengths);
    }
}
