namespace Ciac.Signing.Pdf.Reading;

/// <summary>Finds the signature fields of a file's form, in the order of the form.</summary>
internal sealed class SignatureFieldTree
{
    private const int MostFields = 2_000;
    private const int Deepest = 16;
    private readonly PdfFile _file;
    private readonly List<SignatureField> _found = [];
    private readonly HashSet<int> _seen = [];

    private SignatureFieldTree(PdfFile file) => _file = file;

    public static IReadOnlyList<SignatureField> Read(PdfFile file)
    {
        var tree = new SignatureFieldTree(file);
        var form = file.Dictionary(file.Catalog["AcroForm"]);
        foreach (var item in file.Items(form["Fields"])) tree.Visit(item, new Inherited("", "", 0));
        return tree._found;
    }

    private sealed record Inherited(string Name, string Type, int Depth);

    private void Visit(PdfValue item, Inherited from)
    {
        if (item is PdfNull) return;
        if (item is not PdfReference id) throw new PdfFormatException("a form field is not an indirect object");
        if (!_seen.Add(id.Number)) throw new PdfFormatException("a form field is reached twice");
        if (_seen.Count > MostFields || from.Depth > Deepest) throw new PdfFormatException("the form has too many fields");
        if (_file.Get(id) is not PdfDictionary field) return;
        var inherited = new Inherited(Name(from.Name, field), _file.Get(field["FT"]) is PdfName type ? type.Value : from.Type, from.Depth + 1);
        var kids = _file.Items(field["Kids"]);
        var subfields = kids.Where(kid => _file.Dictionary(kid).Has("T")).ToList();
        foreach (var subfield in subfields) Visit(subfield, inherited);
        if (subfields.Count == 0 && inherited.Type == "Sig") Add(id, field, inherited.Name);
    }

    private void Add(PdfReference id, PdfDictionary field, string name)
    {
        var kids = _file.Items(field["Kids"]);
        // A signature has one appearance; several widgets for one value are how "the other page" shows something else.
        if (kids.Count > 1) throw new PdfFormatException("a signature field has more than one widget");
        var widgetId = kids is [PdfReference only] ? only : id;
        _found.Add(new SignatureField
        {
            Name = name,
            Id = id,
            Dictionary = field,
            WidgetId = widgetId,
            Widget = widgetId == id ? field : _file.Dictionary(widgetId),
            ValueId = field["V"] as PdfReference,
            IsSigned = _file.Get(field["V"]) is not PdfNull,
        });
    }

    private string Name(string parent, PdfDictionary field)
    {
        if (_file.Get(field["T"]) is not PdfString own) return parent;
        return parent.Length == 0 ? own.Text : parent + "." + own.Text;
    }
}
