using System.Globalization;
using System.Text;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Sealing;

/// <summary>The bytes of a signature dictionary (ISO 32000-2 §12.8.1) with a hole for the CMS and room for the byte range.</summary>
internal sealed class SignatureDictionary
{
    /// <summary>Four numbers of at most ten digits and their brackets.</summary>
    public const int RangeWidth = 40;

    private readonly StringBuilder _body = new();

    private SignatureDictionary(string type, string subFilter, int reservedBytes)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<</Type/{type}/Filter/Adobe.PPKLite/SubFilter/{subFilter}/ByteRange ");
        RangeOffset = _body.Length;
        _body.Append(' ', RangeWidth).Append("/Contents ");
        ContentsOffset = _body.Length;
        ContentsLength = (2 * reservedBytes) + 2;
        _body.Append('<').Append('0', 2 * reservedBytes).Append('>');
    }

    public int RangeOffset { get; }

    public int ContentsOffset { get; }

    /// <summary>The hex digits and both angle brackets: the only bytes that no signature covers.</summary>
    public int ContentsLength { get; }

    public byte[] Bytes => Encoding.Latin1.GetBytes(_body.ToString());

    public static SignatureDictionary ForSignature(SignatureParameters parameters, string transforms)
    {
        var dictionary = new SignatureDictionary("Sig", "ETSI.CAdES.detached", parameters.ReservedBytes);
        dictionary._body.Append(CultureInfo.InvariantCulture, $"/M({Date(parameters.SigningTime)})");
        dictionary.Text("Name", parameters.Name);
        dictionary.Text("Reason", parameters.Reason);
        dictionary.Text("Location", parameters.Location);
        if (transforms.Length > 0) dictionary._body.Append("/Reference[").Append(transforms).Append(']');
        dictionary._body.Append(">>");
        return dictionary;
    }

    /// <summary>A document timestamp (EN 319 142-1 §5.4.3): no time of its own, no name.</summary>
    public static SignatureDictionary ForTimestamp(int reservedBytes)
    {
        var dictionary = new SignatureDictionary("DocTimeStamp", "ETSI.RFC3161", reservedBytes);
        dictionary._body.Append(">>");
        return dictionary;
    }

    private void Text(string key, string? value)
    {
        if (value is null) return;
        _body.Append('/').Append(key).Append(Encoding.Latin1.GetString(PdfNotation.Of(new PdfString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(value)]))));
    }

    private static string Date(DateTimeOffset time)
    {
        var offset = time.Offset.Duration();
        var sign = time.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"D:{time:yyyyMMddHHmmss}{sign}{offset.Hours:D2}'{offset.Minutes:D2}'");
    }
}
