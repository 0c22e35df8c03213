using System.Security.Cryptography;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Writes a whole file in one pass: PDF 1.7, classic cross-reference table, a file identifier made from the content, so the same input gives the same bytes.</summary>
internal sealed class PdfWriter : IPdfObjectSink
{
    // Holds a usual form whole and stays below .NET's limit for large objects (85,000 bytes), which are costly to collect.
    private const int UsualLength = 80_000;

    private readonly PdfBuffer _file = new(UsualLength);
    private readonly List<int> _offsets;

    /// <summary>Goes on where another writer stands; that one stays as it is.</summary>
    public PdfWriter(PdfWriter beginning)
    {
        _file.Raw(beginning._file.Written);
        _offsets = [.. beginning._offsets];
    }

    public PdfWriter()
    {
        _offsets = [0];
        _file.Ascii("%PDF-1.7\n").Raw([(byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count - 1;
    }

    public void Write(int number, ReadOnlySpan<byte> body)
    {
        _offsets[number] = _file.Length;
        _file.Integer(number).Ascii(" 0 obj\n").Raw(body).Ascii("\nendobj\n");
    }

    /// <summary>Ends the file. The catalog and the information dictionary are object numbers.</summary>
    public byte[] Finish(int catalog, int information)
    {
        var identifier = Convert.ToHexString(SHA256.HashData(_file.Written).AsSpan(0, 16));
        var table = _file.Length;
        _file.Ascii("xref\n0 ").Integer(_offsets.Count).Ascii("\n0000000000 65535 f \n");
        foreach (var offset in _offsets.Skip(1)) _file.Ascii(Entry(offset));
        _file.Ascii("trailer\n<</Size ").Integer(_offsets.Count)
            .Ascii("/Root ").Reference(catalog).Ascii("/Info ").Reference(information)
            .Ascii($"/ID[<{identifier}><{identifier}>]>>\nstartxref\n").Integer(table).Ascii("\n%%EOF\n");
        return _file.Written.ToArray();
    }

    // A number that was reserved and never written would be a broken reference: better no document.
    private static string Entry(int offset) => offset > 0
        ? offset.ToString("D10", System.Globalization.CultureInfo.InvariantCulture) + " 00000 n \n"
        : throw new InvalidOperationException("An object was reserved and not written.");
}
