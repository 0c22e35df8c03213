using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Files;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>The growing pages of a form: the height at which drawing goes on, the band at the top of each page and the footer.</summary>
internal sealed class FormSheet
{
    private const double FirstBandHeight = 38;
    private const double NextBandHeight = 26;
    private const double AccentHeight = 2;

    private readonly FormDocument _form;
    private readonly FontResources _fonts;
    private readonly List<FormPage> _pages = [];

    public FormSheet(FormDocument form, FormStyle style, FontResources fonts)
    {
        _form = form;
        Style = style;
        _fonts = fonts;
        AddPage();
        DrawBand(FirstBandHeight, style.Band, "");
    }

    public FormStyle Style { get; }

    public IReadOnlyList<FormPage> Pages => _pages;

    public FormPage Page => _pages[^1];

    /// <summary>Where each block begins.</summary>
    public List<OutlineEntry> Headings { get; } = [];

    public PdfCanvas Canvas => Page.Canvas;

    /// <summary>The upper edge of the free part of the page.</summary>
    public double Top { get; private set; }

    public double Free => Top - FormStyle.ContentBottom;

    /// <summary>The free height of a page that has only its band.</summary>
    public static double FreeOnNewPage => FormStyle.PageHeight - NextBandHeight - AccentHeight - 16 - FormStyle.ContentBottom;

    /// <summary>A block begins here.</summary>
    public void Mark(string heading) => Headings.Add(new OutlineEntry(heading, _pages.Count - 1, Top));

    public void Skip(double height) => Top -= height;

    /// <summary>Goes on to a new page when less than the height is free.</summary>
    public void Need(double height)
    {
        if (Free >= height) return;
        AddPage();
        DrawBand(NextBandHeight, Style.BandSmall, _form.Title + "　" + _form.Number);
        Skip(16);
    }

    /// <summary>The footers, once the number of pages is known.</summary>
    public void Finish()
    {
        for (var i = 0; i < _pages.Count; i++) DrawFooter(_pages[i].Canvas, $"第 {i + 1} 页 / 共 {_pages.Count} 页");
    }

    private void AddPage()
    {
        _pages.Add(new FormPage(new PdfCanvas(_fonts)));
        Top = FormStyle.PageHeight;
    }

    private void DrawBand(double height, TextStyle style, string right)
    {
        var bottom = FormStyle.PageHeight - height;
        Canvas.FillRectangle(new PdfRectangle(0, bottom, FormStyle.PageWidth, height), FormStyle.Navy);
        Canvas.FillRectangle(new PdfRectangle(0, bottom - AccentHeight, FormStyle.PageWidth, AccentHeight), FormStyle.Accent);
        var foot = bottom + height / 2 - style.Size * 0.36;
        var header = style.Fitting(_form.Header, FormStyle.ContentWidth * (right.Length > 0 ? 0.48 : 1));
        Canvas.Text(header, new PdfPoint(FormStyle.Margin, foot), _form.Header);
        if (right.Length > 0) Canvas.TextEnding(style.Fitting(right, FormStyle.ContentWidth * 0.48), new PdfPoint(FormStyle.PageWidth - FormStyle.Margin, foot), right);
        Top = bottom - AccentHeight;
    }

    private void DrawFooter(PdfCanvas canvas, string pageNumber)
    {
        canvas.Line(new PdfPoint(FormStyle.Margin, FormStyle.FooterLine), new PdfPoint(FormStyle.PageWidth - FormStyle.Margin, FormStyle.FooterLine), 0.5, FormStyle.Grid);
        const double foot = FormStyle.FooterLine - 13;
        var width = FormStyle.ContentWidth - Style.Small.WidthOf(pageNumber) - 12;
        if (_form.Footer is { Length: > 0 } footer) canvas.Text(Style.Small.Fitting(footer, width), new PdfPoint(FormStyle.Margin, foot), footer);
        canvas.TextEnding(Style.Small, new PdfPoint(FormStyle.PageWidth - FormStyle.Margin, foot), pageNumber);
    }
}
