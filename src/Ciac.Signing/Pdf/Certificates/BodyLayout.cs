using System.Globalization;
using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>Sets zones B and C in the largest letters for which all of both stands in the room; many categories get more columns first, then smaller letters.</summary>
internal sealed class BodyLayout(CertificateStyle style, CertificateDocument document)
{
    private const double LineHeight = 1.5;
    private const double HalfWidth = CertificateStyle.Width / 2;
    private const double ColumnGap = 14;
    private const double MarkWidth = 0.9;
    private const int MostColumns = 4;
    private const double NameSize = 1.3;
    private const double LongestShort = 16;

    // Rows with air between them are worth somewhat smaller letters, but not small ones.
    private const double AiryPart = 0.84;
    private const double SmallestAirySize = 11;

    // Sizes of the letters of both zones, then of the categories alone; below six points print is not read any more.
    private static readonly (double Text, double Grade)[] Sizes =
        [(14, 14), (13.5, 13.5), (13, 13), (12.5, 12.5), (12, 12), (11.5, 11.5), (11, 11), (10.5, 10.5), (10, 10), (9.5, 9.5), (9, 9), (9, 8.5), (9, 8), (9, 7.5), (8.5, 7), (8, 6.5), (8, 6)];

    /// <exception cref="CertificateTooFullException">Not even the smallest letters are small enough.</exception>
    public IReadOnlyList<BodyRow> Fit(double room)
    {
        var airy = Candidates(broken: false).TakeWhile(each => each.Size >= SmallestAirySize).FirstOrDefault(each => each.Height <= room * AiryPart);
        var whole = airy ?? Candidates(broken: false).Concat(Candidates(broken: true)).FirstOrDefault(each => each.Height <= room);
        return whole?.Rows ?? throw new CertificateTooFullException("holder or grades");
    }

    // A category that is broken over two lines is harder to read than one in smaller letters.
    private IEnumerable<Candidate> Candidates(bool broken)
    {
        foreach (var (text, grade) in Sizes)
        {
            for (var columns = Math.Min(2, document.Grades.Count); columns <= MostColumns; columns++)
            {
                var grades = Grades(grade, text, columns);
                if (broken || grades.All(row => row.Cells.All(cell => cell.Lines.Count == 1))) yield return new Candidate(text, [.. Holder(text), Number(text), .. grades]);
            }
        }
    }

    private sealed record Candidate(double Size, IReadOnlyList<BodyRow> Rows)
    {
        public double Height { get; } = Rows.Sum(row => row.Height);
    }

    private double ValueStart(double size) => CertificateStyle.Left + LabelWidth(size);

    private double LabelWidth(double size)
    {
        var labels = document.Holder.Select(row => row.Label).Append(CertificateTexts.Grades);
        var label = style.Label with { Size = size };
        return labels.Max(text => label.WidthOf(text + "：")) + size * 0.4;
    }

    private IEnumerable<BodyRow> Holder(double size)
    {
        var rows = document.Holder;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0) yield return Row(size, Cells(rows[i], size, (CertificateStyle.Left, CertificateStyle.Width), style.Strong with { Size = size * NameSize }));
            else if (i + 1 < rows.Count && IsShort(rows[i], size) && IsShort(rows[i + 1], size)) yield return Pair(rows[i], rows[++i], size);
            else yield return Row(size, Cells(rows[i], size, (CertificateStyle.Left, CertificateStyle.Width), style.Value with { Size = size }));
        }
    }

    // In small letters an address would fit beside another value too, but the rows would then change their places with the size.
    private bool IsShort(FormRow row, double size) => (style.Value with { Size = size }).WidthOf(row.Value) <= Math.Min(HalfWidth - LabelWidth(size) - ColumnGap, LongestShort * size);

    private BodyRow Pair(FormRow left, FormRow right, double size)
    {
        var value = style.Value with { Size = size };
        return Row(size, [.. Cells(left, size, (CertificateStyle.Left, HalfWidth), value), .. Cells(right, size, (CertificateStyle.Middle, HalfWidth), value)]);
    }

    private BodyRow Number(double size)
    {
        var strong = style.Strong with { Size = size };
        var until = document.ValidUntil.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        return Row(size,
        [
            .. Cells(new FormRow(CertificateTexts.CertificateNumber, document.CertificateNumber), size, (CertificateStyle.Left, HalfWidth), strong),
            .. Cells(new FormRow(CertificateTexts.ValidUntil, until), size, (CertificateStyle.Middle, HalfWidth), strong),
        ]) with
        { BeginsQualification = true };
    }

    // The categories run down the columns.
    private List<BodyRow> Grades(double grade, double size, int columns)
    {
        var letters = style.Strong with { Size = grade };
        var start = ValueStart(size);
        var width = (CertificateStyle.Right - start + ColumnGap) / columns;
        var perColumn = (document.Grades.Count + columns - 1) / columns;
        var rows = new List<BodyRow>();
        for (var i = 0; i < perColumn; i++)
        {
            var cells = Enumerable.Range(0, columns).Where(column => column * perColumn + i < document.Grades.Count)
                .Select(column => Grade(letters, document.Grades[column * perColumn + i], (start + column * width, width - ColumnGap))).ToList();
            if (i == 0) cells.Insert(0, Label(CertificateTexts.Grades, size, CertificateStyle.Left));
            rows.Add(Row(grade, cells));
        }

        return rows;
    }

    private static BodyCell Grade(TextStyle letters, string text, (double X, double Width) place)
    {
        var mark = letters.Size * MarkWidth;
        return new BodyCell(place.X + mark, letters, TextLines.Break(letters, text, place.Width - mark)) { HasMark = true };
    }

    private BodyCell[] Cells(FormRow row, double size, (double X, double Width) place, TextStyle value)
    {
        var label = LabelWidth(size);
        return [Label(row.Label, size, place.X), new BodyCell(place.X + label, value, TextLines.Break(value, row.Value, place.Width - label))];
    }

    private BodyCell Label(string text, double size, double x) => new(x, style.Label with { Size = size }, [text + "："]);

    private static BodyRow Row(double size, IReadOnlyList<BodyCell> cells) =>
        new(Math.Max(size, cells.Max(cell => cell.Lines.Count * cell.Style.Size)) * LineHeight, cells);
}
