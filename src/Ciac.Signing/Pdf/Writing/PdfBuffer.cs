using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Ciac.Signing.Pdf.Writing;

/// <summary>Growing bytes with the few notations of PDF syntax (ISO 32000-1 §7.3). Numbers never depend on the machine's culture.</summary>
internal sealed class PdfBuffer(int capacity = 256)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(capacity);

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public PdfBuffer Ascii(string text)
    {
        var written = Encoding.ASCII.GetBytes(text, _bytes.GetSpan(text.Length));
        _bytes.Advance(written);
        return this;
    }

    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PdfBuffer Integer(int value)
    {
        Utf8Formatter.TryFormat(value, _bytes.GetSpan(11), out var written);
        _bytes.Advance(written);
        return this;
    }

    /// <summary>A real number with at most three decimals, without exponent and without superfluous zeros.</summary>
    public PdfBuffer Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths < 0) Ascii("-");
        thousandths = Math.Abs(thousandths);
        Integer((int)(thousandths / 1000));
        var fraction = (int)(thousandths % 1000);
        return fraction == 0 ? this : Fraction(fraction);
    }

    public PdfBuffer Reference(int objectNumber) => Integer(objectNumber).Ascii(" 0 R");

    /// <summary>A text string as UTF-16BE with byte order mark, in hexadecimal (ISO 32000-1 §7.9.2.2).</summary>
    public PdfBuffer TextString(string text) => Ascii("<FEFF").Ascii(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))).Ascii(">");

    public PdfBuffer Hex16(int value)
    {
        var span = _bytes.GetSpan(4);
        for (var i = 0; i < 4; i++) span[i] = "0123456789ABCDEF"u8[(value >> (12 - i * 4)) & 0xF];
        _bytes.Advance(4);
        return this;
    }

    private PdfBuffer Fraction(int thousandths)
    {
        var digits = thousandths % 100 == 0 ? 1 : thousandths % 10 == 0 ? 2 : 3;
        var span = _bytes.GetSpan(4);
        span[0] = (byte)'.';
        for (var i = 1; i <= digits; i++, thousandths = thousandths % 100 * 10 % 1000) span[i] = (byte)('0' + thousandths / 100);
        _bytes.Advance(digits + 1);
        return this;
    }
}
