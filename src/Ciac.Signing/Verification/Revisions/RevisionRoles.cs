using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>Which object of a file is the catalog, which are pages and which are signature fields: those may be pointed at from anywhere and are compared in their own place.</summary>
internal sealed class RevisionRoles
{
    private const int MostNodes = 100_000;
    private readonly PdfFile _file;

    private RevisionRoles(PdfFile file) => _file = file;

    private int CatalogNumber => (_file.Trailer["Root"] as PdfReference)?.Number ?? -1;

    /// <summary>Object numbers of the pages.</summary>
    public HashSet<int> Pages { get; } = [];

    /// <summary>Signature fields by object number.</summary>
    public Dictionary<int, SignatureField> Fields { get; } = [];

    /// <summary>Widgets of signature fields by object number; often the field itself.</summary>
    public Dictionary<int, SignatureField> Widgets { get; } = [];

    /// <summary>Fields that people fill in, and their widgets, by object number.</summary>
    public Dictionary<int, FormInput> Inputs { get; private set; } = [];

    public static RevisionRoles Of(PdfFile file)
    {
        var roles = new RevisionRoles(file);
        foreach (var field in SignatureFieldTree.Read(file))
        {
            roles.Fields[field.Id.Number] = field;
            roles.Widgets[field.WidgetId.Number] = field;
        }
        roles.Inputs = FormInput.Read(file);
        roles.FindPages();
        return roles;
    }

    public bool HasOwnPlace(int number) => number == CatalogNumber || Pages.Contains(number) || Fields.ContainsKey(number) || Widgets.ContainsKey(number) || Inputs.ContainsKey(number);

    private void FindPages()
    {
        var waiting = new Stack<PdfValue>([_file.Catalog["Pages"]]);
        var seen = new HashSet<int>();
        while (waiting.TryPop(out var node))
        {
            if (node is not PdfReference reference || !seen.Add(reference.Number)) continue;
            if (seen.Count > MostNodes) throw new PdfFormatException("the file has too many pages");
            var dictionary = _file.Dictionary(reference);
            if (dictionary.IsName("Type", "Page")) Pages.Add(reference.Number);
            foreach (var kid in _file.Items(dictionary["Kids"])) waiting.Push(kid);
        }
    }
}
