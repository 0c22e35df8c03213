using System.IO.Compression;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>
/// Decodes the streams that hold the file's own structure: none or FlateDecode, with PNG predictors (ISO 32000-2 §7.4.4).
/// One decoder a file: its budget bounds all of them together.
/// </summary>
internal sealed class StreamDecoder(PdfLimits limits)
{
    private int _left = limits.DecodedBytes;

    public ReadOnlyMemory<byte> Decode(PdfStream stream)
    {
        var filter = Single(stream.Dictionary["Filter"]);
        if (filter is PdfNull) return stream.Raw;
        if (filter is not PdfName { Value: "FlateDecode" }) throw new PdfFormatException("a structural stream uses another filter than FlateDecode");
        var bytes = Inflate(stream.Raw);
        return Single(stream.Dictionary["DecodeParms"]) is PdfDictionary parameters ? Unpredict(bytes, parameters) : bytes;
    }

    private static PdfValue Single(PdfValue value) => value switch
    {
        PdfArray { Items: [] } => PdfNull.Instance,
        PdfArray { Items: [var only] } => only,
        PdfArray => throw new PdfFormatException("a structural stream is filtered more than once"),
        _ => value,
    };

    private ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> raw)
    {
        using var input = new MemoryStream(raw.ToArray(), writable: false);
        using var inflate = new ZLibStream(input, CompressionMode.Decompress);
        var output = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = inflate.Read(buffer)) > 0)
            {
                _left -= read;
                if (_left < 0) throw new PdfFormatException("streams unpack to more than the limit");
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new PdfFormatException("a compressed stream is broken", broken);
        }
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    private static ReadOnlyMemory<byte> Unpredict(ReadOnlyMemory<byte> bytes, PdfDictionary parameters)
    {
        var predictor = Parameter(parameters, "Predictor", 1, 15);
        if (predictor == 1) return bytes;
        if (predictor < 10) throw new PdfFormatException("the TIFF predictor is not read");
        var bits = Parameter(parameters, "BitsPerComponent", 8, 16) * Parameter(parameters, "Colors", 1, 32);
        var pixel = Math.Max(1, bits / 8);
        var row = ((bits * Parameter(parameters, "Columns", 1, 1 << 20)) + 7) / 8;
        if (bytes.Length % (row + 1) != 0) throw new PdfFormatException("predicted rows are cut");
        var output = new byte[bytes.Length / (row + 1) * row];
        for (var line = 0; line < output.Length / row; line++)
        {
            var source = bytes.Span.Slice(line * (row + 1), row + 1);
            var above = line == 0 ? new byte[row] : output.AsSpan((line - 1) * row, row);
            UndoRow(source, above, output.AsSpan(line * row, row), pixel);
        }
        return output;
    }

    private static void UndoRow(ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> target, int pixel)
    {
        for (var i = 0; i < target.Length; i++)
        {
            int left = i >= pixel ? target[i - pixel] : 0;
            int corner = i >= pixel ? above[i - pixel] : 0;
            var guess = source[0] switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                4 => Paeth(left, above[i], corner),
                _ => throw new PdfFormatException("an unknown row predictor"),
            };
            target[i] = (byte)(source[i + 1] + guess);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        if (a <= b && a <= c) return left;
        return b <= c ? above : corner;
    }

    private static int Parameter(PdfDictionary parameters, string key, int otherwise, int highest)
    {
        if (!parameters.Has(key)) return otherwise;
        if (parameters[key] is PdfNumber number && number.TryInteger(out var value) && value >= 1 && value <= highest) return (int)value;
        throw new PdfFormatException($"/{key} is out of range");
    }
}
