using System.IO.Compression;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Stream objects (ISO 32000-1 §7.3.8).</summary>
internal static class PdfStream
{
    /// <summary>A Flate stream; <paramref name="entries"/> are further dictionary entries such as "/Type/XObject".</summary>
    public static PdfBuffer Compressed(ReadOnlySpan<byte> content, string entries = "") =>
        // ZLibStream writes nothing at all for empty input, which would not be a valid Flate stream.
        content.IsEmpty ? Body(content, entries) : Deflated(Deflate(content), entries);

    /// <summary>A Flate stream from content that is in zlib format already.</summary>
    public static PdfBuffer Deflated(ReadOnlySpan<byte> flate, string entries = "") => Body(flate, entries + "/Filter/FlateDecode");

    /// <summary>A stream without filter: metadata has to be readable without decoding (PDF/A).</summary>
    public static PdfBuffer Plain(ReadOnlySpan<byte> content, string entries = "") => Body(content, entries);

    private static PdfBuffer Body(ReadOnlySpan<byte> content, string entries) =>
        new PdfBuffer(content.Length + entries.Length + 64).Ascii("<<").Ascii(entries).Ascii("/Length ").Integer(content.Length).Ascii(">>\nstream\n").Raw(content).Ascii("\nendstream");

    private static ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> content)
    {
        var target = new MemoryStream(content.Length / 2 + 64);
        using (var deflate = new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        return target.GetBuffer().AsSpan(0, (int)target.Length);
    }
}
