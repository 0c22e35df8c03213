using Ciac.Signing.Pdf;
using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Reading;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Sealing;

/// <summary>Draws a signature's appearance to the size of its widget, with fonts of its own: resources of signed pages stay untouched.</summary>
internal sealed class FieldAppearance(FontLibrary fonts, IPdfObjectSink sink)
{
    /// <returns>The number of the form XObject, or null when the field keeps what it shows.</returns>
    public int? Draw(SignatureAppearance appearance, PdfRectangle box) => appearance switch
    {
        _ when box.Width <= 0 || box.Height <= 0 => null,
        SignatureAppearance.RoundSeal seal => Seal(seal, box),
        SignatureAppearance.HandwrittenName signature => HandwrittenNameDrawing.Draw(fonts, signature.Name, signature.Date, box).WriteTo(sink),
        _ => null,
    };

    /// <summary>The rectangle of a widget, its corners in any order (ISO 32000-2 §7.9.5).</summary>
    public static PdfRectangle Box(PdfFile file, PdfDictionary widget)
    {
        var corners = file.Items(widget["Rect"]).Select(file.Get).OfType<PdfNumber>().Select(number => number.Real).ToArray();
        return corners is [var x1, var y1, var x2, var y2]
            ? new PdfRectangle(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1))
            : new PdfRectangle(0, 0, 0, 0);
    }

    private int Seal(SignatureAppearance.RoundSeal seal, PdfRectangle box)
    {
        var size = Math.Min(box.Width, box.Height);
        var drawing = RoundSealDrawing.Draw(fonts, seal.UnitName, seal.Number, size).WriteTo(sink);
        return box.Width - box.Height is > -0.01 and < 0.01 ? drawing : Centred(drawing, box, size);
    }

    /// <summary>Viewers stretch an appearance to its widget: in a box that is not square the seal stands in the middle, still round.</summary>
    private int Centred(int drawing, PdfRectangle box, double size)
    {
        var content = new PdfBuffer().Ascii("q 1 0 0 1 ").Number((box.Width - size) / 2).Ascii(" ").Number((box.Height - size) / 2).Ascii(" cm /Seal Do Q");
        var entries = new PdfBuffer().Ascii("/Type/XObject/Subtype/Form/BBox[0 0 ").Number(box.Width).Ascii(" ").Number(box.Height)
            .Ascii("]/Resources<</XObject<</Seal ").Reference(drawing).Ascii(">>>>");
        var number = sink.Reserve();
        sink.Write(number, Pdf.Writing.PdfStream.Plain(content.Written, System.Text.Encoding.ASCII.GetString(entries.Written)).Written);
        return number;
    }
}
