using System.Globalization;
using System.Text;

namespace Ciac.Signing.Pdf.Reading;

/// <summary>One value of a PDF file (ISO 32000-2 §7.3), as it was read.</summary>
internal abstract record PdfValue;

internal sealed record PdfNull : PdfValue
{
    public static readonly PdfNull Instance = new();
}

internal sealed record PdfBoolean(bool Value) : PdfValue;

/// <summary>A number keeps its text, so that writing it back does not change it.</summary>
internal sealed record PdfNumber(string Text) : PdfValue
{
    public static PdfNumber Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    public bool TryInteger(out long value) => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public double Real => double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new PdfFormatException("a number is not a number");
}

/// <summary>A name without its slash; each char is one byte, #xx already decoded.</summary>
internal sealed record PdfName(string Value) : PdfValue;

/// <summary>A string; <see cref="Start"/> and <see cref="End"/> are its place in the file with its delimiters, -1 inside an object stream.</summary>
internal sealed record PdfString(byte[] Bytes, bool IsHex, int Start, int End) : PdfValue
{
    public PdfString(byte[] bytes)
        : this(bytes, IsHex: false, -1, -1)
    {
    }

    /// <summary>Text string: UTF-16BE or UTF-8 by its mark, else one byte a character (PDFDocEncoding's Latin part).</summary>
    public string Text => Bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2)),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(Bytes.AsSpan(3)),
        _ => Encoding.Latin1.GetString(Bytes),
    };
}

internal sealed record PdfReference(int Number, int Generation) : PdfValue;

internal sealed record PdfArray(IReadOnlyList<PdfValue> Items) : PdfValue
{
    public bool Equals(PdfArray? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A stream: its dictionary and its bytes, still encoded.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Raw) : PdfValue;
