namespace Ciac.Signing.Pdf.Reading;

/// <summary>The end of a PDF file: startxref, the offset, %%EOF (ISO 32000-2 §7.5.5).</summary>
internal static class FileEnd
{
    // Readers look for the marker in the last 1,024 bytes; the offset and the keyword stand before it.
    private const int Window = 1024 + 64;

    /// <returns>The offset that startxref names, and the offset after %%EOF and its line end.</returns>
    public static (int StartXref, int End) Find(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.Length - Window);
        var at = bytes[from..].LastIndexOf("startxref"u8);
        if (at < 0) throw new PdfFormatException("startxref is missing at the end of the file");
        var position = SkipSpace(bytes, from + at + 9);
        var digits = bytes[position..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 10 || !int.TryParse(bytes.Slice(position, digits), out var offset)) throw new PdfFormatException("startxref names no offset");
        position = SkipSpace(bytes, position + digits);
        if (!bytes[position..].StartsWith("%%EOF"u8)) throw new PdfFormatException("%%EOF is missing");
        position += 5;
        if (position < bytes.Length && bytes[position] == 13) position++;
        if (position < bytes.Length && bytes[position] == 10) position++;
        return (offset, position);
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int position)
    {
        while (position < bytes.Length && PdfLexer.IsSpace(bytes[position])) position++;
        return position;
    }
}
