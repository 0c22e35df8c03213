using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Drawing;

/// <summary>A personal signature: the name in a brush hand, the date under it. When the brush font lacks one character the whole name is set in Noto Serif SC Bold.</summary>
internal static class HandwrittenNameDrawing
{
    private static readonly PdfColor Ink = new(0x14, 0x1C, 0x33);

    /// <param name="fonts">The fonts of the documents.</param>
    /// <param name="name">The signer's name, one line; it gets smaller to fit.</param>
    /// <param name="date">The date that is shown under the name.</param>
    /// <param name="box">The field's rectangle; only its size counts.</param>
    /// <exception cref="MissingGlyphException">No font has a character of the name.</exception>
    public static PdfDrawing Draw(FontLibrary fonts, string name, DateOnly date, PdfRectangle box)
    {
        var resources = new FontResources();
        var canvas = new PdfCanvas(resources);
        var style = new TextStyle(fonts.Handwriting.FirstCovers(name) ? fonts.Handwriting : fonts.Bold, 1, Ink);
        var dateSize = Math.Clamp(box.Height * 0.12, 7, 10);
        var size = Math.Min(Math.Min(box.Height * 0.44, 44), (box.Width - 16) / style.WidthOf(name));
        var foot = box.Height * 0.58 - size * 0.36;
        canvas.TextCentred(style with { Size = size }, new PdfPoint(box.Width / 2, foot), name);
        canvas.TextCentred(new TextStyle(fonts.Regular, dateSize, Ink), new PdfPoint(box.Width / 2, box.Height * 0.14), $"{date.Year}年{date.Month}月{date.Day}日");
        return new PdfDrawing(box.Width, box.Height, resources, canvas);
    }
}
