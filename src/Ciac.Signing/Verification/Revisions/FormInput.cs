using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>A field of the form that people fill in (text, choice, button), or one of its widgets.</summary>
/// <param name="Name">Fully qualified name.</param>
/// <param name="Type">Tx, Ch or Btn.</param>
/// <param name="Value">Its /V, resolved.</param>
internal sealed record FormInput(string Name, string Type, PdfValue Value)
{
    private const int Most = 20_000;
    private const int Deepest = 16;

    /// <summary>The inputs of a file by object number; a field and each of its widgets stand for the same input.</summary>
    public static Dictionary<int, FormInput> Read(PdfFile file)
    {
        var found = new Dictionary<int, FormInput>();
        var waiting = new Stack<(PdfValue Item, FormInput From, int Depth)>();
        foreach (var item in file.Items(file.Dictionary(file.Catalog["AcroForm"])["Fields"])) waiting.Push((item, new FormInput("", "", PdfNull.Instance), 0));
        while (waiting.TryPop(out var next))
        {
            if (next.Item is not PdfReference id || next.Depth > Deepest || found.ContainsKey(id.Number)) continue;
            if (found.Count > Most) throw new PdfFormatException("the form has too many fields");
            var field = file.Dictionary(id);
            var own = next.From.Below(file, field);
            if (own.Type is "Tx" or "Ch" or "Btn") found[id.Number] = own;
            foreach (var kid in file.Items(field["Kids"])) waiting.Push((kid, own, next.Depth + 1));
        }
        return found;
    }

    /// <summary>The same value; one that is kept in a stream is compared with its bytes, not here.</summary>
    public bool HasValueOf(FormInput other) =>
        Value is PdfStream || other.Value is PdfStream || PdfNotation.Of(Value).AsSpan().SequenceEqual(PdfNotation.Of(other.Value));

    private FormInput Below(PdfFile file, PdfDictionary field)
    {
        var name = file.Get(field["T"]) is not PdfString own ? Name : Name.Length == 0 ? own.Text : Name + "." + own.Text;
        var type = file.Get(field["FT"]) is PdfName kind ? kind.Value : Type;
        return new FormInput(name, type, field.Has("V") ? file.Get(field["V"]) : Value);
    }
}
