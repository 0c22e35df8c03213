using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;

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

    // A stamp by hand may reach over the lines of its box; a form of two pages could not be sent as one picture.
    private const double SmallestByHand = 76;
    private const double GapAbove = 12;

    public static void Draw(FormSheet sheet, IReadOnlyList<SignatureBox> boxes)
    {
        if (boxes.Count == 0) return;
        var rows = boxes.Chunk(boxes.Count == 4 ? 2 : BoxesInRow).Select(row => Arrange(sheet, row)).ToList();
        BlockHeading.Draw(sheet, "签章", rows[0].Height);
        foreach (var row in rows) sheet.Page.Fields.AddRange(DrawRow(sheet, row));
    }

    /// <summary>Boxes for a stamp and a signature by hand: no fields, and lower ones where the page has less room.</summary>
    public static void DrawByHand(FormSheet sheet, IReadOnlyList<SignatureBox> boxes)
    {
        if (boxes.Count == 0) return;
        var row = Arrange(sheet, [.. boxes]);
        sheet.Skip(GapAbove);
        var over = Math.Max(0, row.Height - sheet.Free);
        row = row with { CleanHeight = Math.Max(SmallestByHand, FieldHeight - over) };
        DrawRow(sheet, row);
    }

    private static List<FieldPlace> DrawRow(FormSheet sheet, BoxRow row)
    {
        sheet.Need(row.Height);
        var places = row.Boxes.Select((box, i) => new FieldPlace(box, DrawBox(sheet, row, i))).ToList();
        sheet.Skip(row.Height + RowGap);
        return places;
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
        sheet.Canvas.TextCentred(style, new PdfPoint(label.Centre.X, label.Y + 6.6), row.Boxes[index].Label);
        DrawSigner(sheet, row.Signers[index], new PdfPoint(area.Centre.X, label.Y - 5));
        return new PdfRectangle(area.X + FieldMargin, area.Y + FieldMargin, area.Width - 2 * FieldMargin, row.CleanHeight);
    }

    private static void DrawSigner(FormSheet sheet, IReadOnlyList<string> lines, PdfPoint top)
    {
        for (var i = 0; i < lines.Count; i++) sheet.Canvas.TextCentred(sheet.Style.Small, top with { Y = top.Y - SignerLine * (i + 0.7) }, lines[i]);
    }

    private sealed record BoxRow(IReadOnlyList<SignatureBox> Boxes, IReadOnlyList<IReadOnlyList<string>> Signers, double Width)
    {
        public double CleanHeight { get; init; } = FieldHeight;

        public double Height => LabelHeight + 5 + Signers.Max(lines => lines.Count) * SignerLine + CleanHeight + 2 * FieldMargin;
    }
}
