using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Files;

/// <summary>A document's file in the making: PDF/A-2u catalog, pages, and the interactive form with every signature field in it.</summary>
internal sealed class DocumentFile
{
    // SignaturesExist and AppendOnly are set from the start, so that a signature has to change nothing but its own field.
    private const int SignatureFlags = 3;

    private static readonly byte[] Profile = PdfStream.Compressed(SrgbProfile.Bytes, "/N 3").Written.ToArray();

    private readonly PdfWriter _writer;
    private readonly int _catalog;
    private readonly int _tree;
    private readonly List<int> _pages = [];
    private readonly List<int> _fields = [];
    private string _lockedNames = "";

    public DocumentFile()
    {
        _writer = new PdfWriter();
        (_catalog, _tree) = (_writer.Reserve(), _writer.Reserve());
    }

    /// <summary>Goes on where another file stands that has no page yet; that one stays as it is: what many files begin with is written once.</summary>
    public DocumentFile(DocumentFile beginning)
    {
        _writer = new PdfWriter(beginning._writer);
        (_catalog, _tree) = (beginning._catalog, beginning._tree);
    }

    /// <summary>Where a reader of a long document can go to; shorter ones get no outline.</summary>
    public IReadOnlyList<OutlineEntry> Headings { get; init; } = [];

    /// <summary>Where fonts and drawings of the pages go.</summary>
    public IPdfObjectSink Sink => _writer;

    /// <summary>Writes an object and returns its number.</summary>
    public int Write(ReadOnlySpan<byte> body)
    {
        var number = _writer.Reserve();
        _writer.Write(number, body);
        return number;
    }

    public void AddPage(PageParts page)
    {
        var number = _writer.Reserve();
        var widgets = page.Fields.Select(place => WriteField(place, number)).ToList();
        var body = new PdfBuffer().Ascii("<</Type/Page/Parent ").Reference(_tree)
            .Ascii("/MediaBox[0 0 ").Number(page.Width).Ascii(" ").Number(page.Height)
            .Ascii("]/Resources ").Reference(page.Resources).Ascii("/Contents");
        if (page.Contents is [var only]) body.Ascii(" ").Reference(only);
        else References(body.Ascii("["), page.Contents).Ascii("]");
        if (widgets.Count > 0) References(body.Ascii("/Annots["), widgets).Ascii("]");
        _writer.Write(number, body.Ascii(">>").Written);
        _pages.Add(number);
    }

    public byte[] Finish(DocumentMetadata metadata)
    {
        _writer.Write(_tree, References(new PdfBuffer().Ascii("<</Type/Pages/Kids["), _pages).Ascii("]/Count ").Integer(_pages.Count).Ascii(">>").Written);
        _writer.Write(_catalog, Catalog(metadata).Written);
        return _writer.Finish(_catalog, Write(metadata.Information().Written));
    }

    private PdfBuffer Catalog(DocumentMetadata metadata)
    {
        var profile = Write(Profile);
        var xmp = Write(metadata.Xmp().Written);
        var body = new PdfBuffer().Ascii("<</Type/Catalog/Pages ").Reference(_tree);
        if (_fields.Count > 0) body.Ascii("/AcroForm ").Reference(Write(References(new PdfBuffer().Ascii("<</Fields["), _fields).Ascii($"]/SigFlags {SignatureFlags}>>").Written));
        if (_pages.Count >= Outline.FewestPages && Headings.Count > 0) body.Ascii("/PageMode/UseOutlines/Outlines ").Reference(Outline.Write(_writer, Headings, _pages));
        return body.Ascii("/Metadata ").Reference(xmp)
            .Ascii($"/Lang({metadata.Language})").Ascii("/ViewerPreferences<</DisplayDocTitle true>>")
            .Ascii("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
            .Reference(profile).Ascii(">>]>>");
    }

    // A merged field and widget. The lock is there from the start and names the fields so far: adding it later would break a certification (ISO 32000-1 §12.8.2.4).
    private int WriteField(FieldPlace place, int page)
    {
        var (box, area) = place;
        var appearance = PdfDrawing.Empty(area.Width, area.Height).WriteTo(_writer);
        _lockedNames += $"({FieldName.Checked(box.FieldName)})";
        var locks = Write(new PdfBuffer().Ascii($"<</Type/SigFieldLock/Action/Include/Fields[{_lockedNames}]>>").Written);
        var field = Write(new PdfBuffer().Ascii($"<</Type/Annot/Subtype/Widget/FT/Sig/T({box.FieldName})/TU").TextString(box.Label)
            .Ascii("/F 132/Rect[").Number(area.X).Ascii(" ").Number(area.Y).Ascii(" ").Number(area.Right).Ascii(" ").Number(area.Top)
            .Ascii("]/P ").Reference(page).Ascii("/Lock ").Reference(locks).Ascii("/AP<</N ").Reference(appearance).Ascii(">>>>").Written);
        _fields.Add(field);
        return field;
    }

    private static PdfBuffer References(PdfBuffer body, IEnumerable<int> numbers)
    {
        foreach (var number in numbers) body.Reference(number).Ascii(" ");
        return body;
    }
}
