namespace Ciac.Signing.Pdf.Drawing;

/// <summary>An sRGB colour, each part 0 to 255.</summary>
internal readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static readonly PdfColor Black = new(0, 0, 0);
    public static readonly PdfColor White = new(255, 255, 255);

    /// <summary>The cinnabar red of seals; prints as a middle grey that stays readable over text.</summary>
    public static readonly PdfColor SealRed = new(0xC8, 0x10, 0x1E);
}
