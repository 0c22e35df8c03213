using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>Measures (points), colours and letters of a form. Each tone keeps its rank in black-and-white print: navy darkest, then text, then lines, then tints.</summary>
internal sealed class FormStyle(FontLibrary fonts)
{
    public const double PageWidth = 595.276;
    public const double PageHeight = 841.89;
    public const double Margin = 50;
    public const double ContentWidth = PageWidth - 2 * Margin;
    public const double ContentBottom = 58;
    public const double FooterLine = 44;
    public const double LineHeight = 15;
    public const double CellPaddingX = 7;
    public const double CellPaddingY = 4;

    public static readonly PdfColor Navy = new(0x12, 0x3A, 0x70);
    public static readonly PdfColor Accent = new(0xB5, 0x1F, 0x24);
    public static readonly PdfColor Frame = new(0x5A, 0x6B, 0x85);
    public static readonly PdfColor Grid = new(0xB4, 0xBF, 0xCF);
    public static readonly PdfColor Tint = new(0xEE, 0xF2, 0xF8);
    public static readonly PdfColor Ink = new(0x1B, 0x24, 0x30);
    public static readonly PdfColor Muted = new(0x55, 0x60, 0x6E);

    public TextStyle Band { get; } = new(fonts.Bold, 11.5, PdfColor.White);

    public TextStyle BandSmall { get; } = new(fonts.Regular, 8.5, PdfColor.White);

    public TextStyle Title { get; } = new(fonts.Bold, 22, Navy);

    public TextStyle Meta { get; } = new(fonts.Regular, 9, Muted);

    public TextStyle MetaValue { get; } = new(fonts.Regular, 9, Ink);

    public TextStyle Heading { get; } = new(fonts.Bold, 11, Navy);

    public TextStyle Label { get; } = new(fonts.Regular, 9.5, Muted);

    public TextStyle Value { get; } = new(fonts.Regular, 9.5, Ink);

    public TextStyle Added { get; } = new(fonts.Bold, 9.5, Ink);

    public TextStyle Statement { get; } = new(fonts.Regular, 9.5, Ink);

    public TextStyle BoxLabel { get; } = new(fonts.Bold, 9.5, Navy);

    public TextStyle Small { get; } = new(fonts.Regular, 8, Muted);

    /// <summary>The letters of a value.</summary>
    public TextStyle Of(FormEmphasis emphasis) => emphasis == FormEmphasis.Added ? Added : Value;
}
