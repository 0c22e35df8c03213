using Ciac.Signing.Pdf.Drawing;
using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Forms;

/// <summary>Assembles the file from the drawn pages: PDF/A-2u catalog, pages, and the interactive form with every signature field in it.</summary>
internal sealed class FormFile(IReadOnlyList<FormPage> pages, FontResources fonts, DocumentMetadata metadata)
{
    // SignaturesExist and AppendOnly are set from the start, so that a signature has to change nothing but its own field.
    private const int SignatureFlags = 3;

    private readonly PdfWriter _writer = new();

    public byte[] Write()
    {
        var (catalog, tree) = (_writer.Reserve(), _writer.Reserve());
        var resources = Write(new PdfBuffer().Ascii(fonts.WriteTo(_writer)));
        var fields = new List<int>();
        var kids = new List<int>();
        foreach (var page in pages) kids.Add(WritePage(page, new PageParents(tree, resources), fields));

        _writer.Write(tree, References(new PdfBuffer().Ascii("<</Type/Pages/Kids["), kids).Ascii("]/Count ").Integer(kids.Count).Ascii(">>").Written);
        _writer.Write(catalog, Catalog(tree, fields).Written);
        return _writer.Finish(catalog, Write(metadata.Information()));
    }

    private PdfBuffer Catalog(int tree, List<int> fields)
    {
        var profile = Write(PdfStream.Compressed(SrgbProfile.Bytes, "/N 3"));
        var xmp = Write(metadata.Xmp());
        var body = new PdfBuffer().Ascii("<</Type/Catalog/Pages ").Reference(tree);
        if (fields.Count > 0) body.Ascii("/AcroForm ").Reference(Write(References(new PdfBuffer().Ascii("<</Fields["), fields).Ascii($"]/SigFlags {SignatureFlags}>>")));
        return body.Ascii("/Metadata ").Reference(xmp)
            .Ascii($"/Lang({metadata.Language})").Ascii("/ViewerPreferences<</DisplayDocTitle true>>")
            .Ascii("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
            .Reference(profile).Ascii(">>]>>");
    }

    private int WritePage(FormPage page, PageParents parents, List<int> fields)
    {
        var content = Write(PdfStream.Compressed(page.Canvas.Content));
        var number = _writer.Reserve();
        var widgets = page.Fields.Select(place => WriteField(place, number, fields)).ToList();
        var body = new PdfBuffer().Ascii("<</Type/Page/Parent ").Reference(parents.Tree)
            .Ascii("/MediaBox[0 0 ").Number(FormStyle.PageWidth).Ascii(" ").Number(FormStyle.PageHeight)
            .Ascii("]/Resources ").Reference(parents.Resources).Ascii("/Contents ").Reference(content);
        if (widgets.Count > 0) References(body.Ascii("/Annots["), widgets).Ascii("]");
        _writer.Write(number, body.Ascii(">>").Written);
        return number;
    }

    // A merged field and widget. The lock is there from the start and names the fields so far: adding it later would break a certification (ISO 32000-1 §12.8.2.4).
    private int WriteField(FieldPlace place, int page, List<int> fields)
    {
        var appearance = PdfDrawing.Empty(place.Area.Width, place.Area.Height).WriteTo(_writer);
        var locked = string.Concat(pages.SelectMany(each => each.Fields).Take(fields.Count + 1).Select(each => $"({FieldName.Checked(each.Box.FieldName)})"));
        var locks = Write(new PdfBuffer().Ascii($"<</Type/SigFieldLock/Action/Include/Fields[{locked}]>>"));
        var area = place.Area;
        var field = Write(new PdfBuffer().Ascii($"<</Type/Annot/Subtype/Widget/FT/Sig/T({place.Box.FieldName})/TU").TextString(place.Box.Label)
            .Ascii("/F 132/Rect[").Number(area.X).Ascii(" ").Number(area.Y).Ascii(" ").Number(area.Right).Ascii(" ").Number(area.Top)
            .Ascii("]/P ").Reference(page).Ascii("/Lock ").Reference(locks).Ascii("/AP<</N ").Reference(appearance).Ascii(">>>>"));
        fields.Add(field);
        return field;
    }

    private static PdfBuffer References(PdfBuffer body, List<int> numbers)
    {
        foreach (var number in numbers) body.Reference(number).Ascii(" ");
        return body;
    }

    private int Write(PdfBuffer body)
    {
        var number = _writer.Reserve();
        _writer.Write(number, body.Written);
        return number;
    }

    private readonly record struct PageParents(int Tree, int Resources);
}
