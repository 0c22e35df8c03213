using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The signature boxes, up to three in a row. Each keeps a clean area large enough for a round seal of 42 mm: that area is the field.</summary>
internal static class SignatureBlock
{
    private const int BoxesInRow = 3;
    private const double Gap = 10;
    private const double LabelHeight = 21;
    private const double SignerLine = 12;
    private const double FieldHeight = 121;
    private const double FieldMargin = 4;
    private const double RowGap = 10;

    public static void Draw(FormSheet sheet, IReadOnlyList<SignatureBox> boxes, bool withFields)
    {
        if (boxes.Count == 0) return;
        var rows = boxes.Chunk(boxes.Count == 4 ? 2 : BoxesInRow).Select(row => Arrange(sheet, row)).ToList();
        BlockHeading.Draw(sheet, "签章", rows[0].Height);
        foreach (var row in rows)
        {
            sheet.Need(row.Height);
            var places = row.Boxes.Select((box, i) => new FieldPlace(box, DrawBox(sheet, row, i))).ToList();
            if (withFields) sheet.Page.Fields.AddRange(places);

            sheet.Skip(row.Height + RowGap);
        }
    }

    private static BoxRow Arrange(FormSheet sheet, SignatureBox[] boxes)
    {
        var columns = Math.Max(2, boxes.Length);
        var width = (FormStyle.ContentWidth - Gap * (columns - 1)) / columns;
        var signers = boxes.Select(box => TextLines.Break(sheet.Style.Small, box.Signer, width - 14)).ToList();
        return new BoxRow(boxes, signers, width);
    }

    // Returns the clean area.
    private static PdfRectangle DrawBox(FormSheet sheet, BoxRow row, int index)
    {
        // A single box stands at the right, where a signature is looked for.
        var column = row.Boxes.Count == 1 ? 1 : index;
        var area = new PdfRectangle(FormStyle.Margin + column * (row.Width + Gap), sheet.Top - row.Height, row.Width, row.Height);
        var label = new PdfRectangle(area.X, area.Top - LabelHeight, area.Width, LabelHeight);
        sheet.Canvas.FillRectangle(label, FormStyle.Tint);
        sheet.Canvas.Line(new PdfPoint(label.X, label.Y), new PdfPoint(label.Right, label.Y), 0.5, FormStyle.Grid);
        sheet.Canvas.StrokeRectangle(area, 0.9, FormStyle.Frame);
        var style = sheet.Style.BoxLabel.Fitting(row.Boxes[index].Label, label.Width - 8);
        Centred(sheet, style, new PdfPoint(label.Centre.X, label.Y + 6.6), row.Boxes[index].Label);
        DrawSigner(sheet, row.Signers[index], new PdfPoint(area.Centre.X, label.Y - 5));
        return new PdfRectangle(area.X + FieldMargin, area.Y + FieldMargin, area.Width - 2 * FieldMargin, FieldHeight);
    }

    private static void DrawSigner(FormSheet sheet, IReadOnlyList<string> lines, PdfPoint top)
    {
        for (var i = 0; i < lines.Count; i++) Centred(sheet, sheet.Style.Small, top with { Y = top.Y - SignerLine * (i + 0.7) }, lines[i]);
    }

    private static void Centred(FormSheet sheet, TextStyle style, PdfPoint foot, string text) =>
        sheet.Canvas.Text(style, foot with { X = foot.X - style.WidthOf(text) / 2 }, text);

    private sealed record BoxRow(IReadOnlyList<SignatureBox> Boxes, IReadOnlyList<IReadOnlyList<string>> Signers, double Width)
    {
        public double Height => LabelHeight + 5 + Signers.Max(lines => lines.Count) * SignerLine + FieldHeight + 2 * FieldMargin;
    }
}
