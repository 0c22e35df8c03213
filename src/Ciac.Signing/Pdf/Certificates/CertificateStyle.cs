using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Measures (points), colours and letters of a certificate: landscape A4. Every tone keeps its rank in black-and-white print: ink darkest, then navy, then gold, then tints.</summary>
internal sealed class CertificateStyle(FontLibrary fonts)
{
    public const double PageWidth = 841.89;
    public const double PageHeight = 595.276;
    public const double Left = 74;
    public const double Right = PageWidth - Left;
    public const double Width = Right - Left;
    public const double Middle = PageWidth / 2;

    public static readonly PdfColor Navy = new(0x12, 0x3A, 0x70);
    public static readonly PdfColor Gold = new(0xA8, 0x7B, 0x2D);
    public static readonly PdfColor PaleGold = new(0xDD, 0xC7, 0x96);
    public static readonly PdfColor Ground = new(0xEC, 0xF0, 0xF6);
    public static readonly PdfColor Watermark = new(0xE0, 0xE6, 0xEF);
    public static readonly PdfColor Ink = new(0x1B, 0x24, 0x30);
    public static readonly PdfColor Muted = new(0x55, 0x60, 0x6E);

    public FontLibrary Fonts => fonts;

    public TextStyle Title { get; } = new(fonts.Regular, 40, Navy) { Stroke = 0.032 };

    public TextStyle Copy { get; } = new(fonts.Regular, 17, Navy) { Stroke = 0.032 };

    public TextStyle Notice { get; } = new(fonts.Regular, 9, Muted);

    public TextStyle Label { get; } = new(fonts.Regular, 12, Muted);

    public TextStyle Value { get; } = new(fonts.Regular, 12, Ink);

    /// <summary>The regular letters made heavier: a second bold font would take a third of the file.</summary>
    public TextStyle Strong { get; } = new(fonts.Regular, 12, Ink) { Stroke = 0.028 };

    public TextStyle Small { get; } = new(fonts.Regular, 8, Muted);

    public TextStyle SmallValue { get; } = new(fonts.Regular, 8, Ink);
}
