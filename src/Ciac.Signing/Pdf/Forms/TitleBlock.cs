using System.Globalization;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The head of the first page: title, number, generated-on line and, at the right, the QR code with its caption.</summary>
internal static class TitleBlock
{
    private const double QrSide = 74;
    private const double CaptionSize = 7.5;
    private const double MetaLine = 15;

    public static void Draw(FormSheet sheet, FormDocument form)
    {
        var top = sheet.Top;
        var sideRoom = form.QrText is null ? 0 : QrSide + 10;
        sheet.Skip(22);
        DrawTitle(sheet, form.Title, FormStyle.ContentWidth - 2 * sideRoom);
        DrawMeta(sheet, form);
        if (form.QrText is { } text) DrawQr(sheet, text, new QrPlace(top - 8, form.QrCaption ?? ""));
        DrawRule(sheet);
    }

    private static void DrawTitle(FormSheet sheet, string title, double width)
    {
        var style = sheet.Style.Title;
        var natural = style.WidthOf(title);
        if (natural > width) style = style with { Size = Math.Max(15, style.Size * width / natural) };
        foreach (var line in TextLines.Break(style, title, width))
        {
            sheet.Skip(style.Size * 1.3);
            sheet.Canvas.Text(style, new PdfPoint((FormStyle.PageWidth - style.WidthOf(line)) / 2, sheet.Top), line);
        }
    }

    private static void DrawMeta(FormSheet sheet, FormDocument form)
    {
        sheet.Skip(14);
        DrawMetaLine(sheet, "文书编号：", form.Number);
        DrawMetaLine(sheet, "生成时间：", form.GeneratedOn.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static void DrawMetaLine(FormSheet sheet, string label, string value)
    {
        sheet.Skip(MetaLine);
        sheet.Canvas.Text(sheet.Style.Meta, new PdfPoint(FormStyle.Margin, sheet.Top), label);
        var style = sheet.Style.MetaValue;
        var indent = sheet.Style.Meta.WidthOf(label);
        var lines = TextLines.Break(style, value, FormStyle.ContentWidth - indent - QrSide - 10);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0) sheet.Skip(MetaLine);
            sheet.Canvas.Text(style, new PdfPoint(FormStyle.Margin + indent, sheet.Top), lines[i]);
        }
    }

    private static void DrawQr(FormSheet sheet, string text, QrPlace place)
    {
        // The quiet zone is white like the page: it may reach into the margin, the dark part ends at the margin's line.
        var area = new PdfRectangle(FormStyle.PageWidth - FormStyle.Margin - QrSide + 7, place.Top - QrSide, QrSide, QrSide);
        QrDrawing.Draw(sheet.Canvas, area, text);
        var style = sheet.Style.Small with { Size = CaptionSize };
        var foot = area.Y + 1;
        foreach (var line in TextLines.Break(style, place.Caption, QrSide + 6))
        {
            foot -= CaptionSize * 1.3;
            var left = Math.Min(area.Centre.X - style.WidthOf(line) / 2, FormStyle.PageWidth - FormStyle.Margin - style.WidthOf(line));
            sheet.Canvas.Text(style, new PdfPoint(left, foot), line);
        }

        if (foot < sheet.Top) sheet.Skip(sheet.Top - foot);
    }

    // The thick and thin line of official letters.
    private static void DrawRule(FormSheet sheet)
    {
        sheet.Skip(9);
        Rule(sheet, 1.4);
        sheet.Skip(2.4);
        Rule(sheet, 0.5);
    }

    private static void Rule(FormSheet sheet, double width) =>
        sheet.Canvas.Line(new PdfPoint(FormStyle.Margin, sheet.Top), new PdfPoint(FormStyle.PageWidth - FormStyle.Margin, sheet.Top), width, FormStyle.Navy);

    private readonly record struct QrPlace(double Top, string Caption);
}
