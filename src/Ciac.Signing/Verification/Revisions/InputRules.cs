using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>
/// What a certification allows beside signatures (ISO 32000-2, table 257): filling in fields from P=2, annotations from P=3.
/// A file that nobody certified allows neither.
/// </summary>
internal sealed class InputRules(RevisionComparison comparison)
{
    private static readonly string[] Filled = ["V", "AS", "RV", "I", "M"];
    private static readonly string[] Harmless = ["URI", "GoTo"];

    /// <summary>An input or widget that both revisions have: another look is allowed only with another value.</summary>
    public void Input(Pair pair, PdfDictionary then, PdfDictionary now, (FormInput Then, FormInput Now) input)
    {
        if (then["Parent"] != now["Parent"]) comparison.Forbid(pair.Below("Parent", then, now));
        var isFilled = !input.Then.HasValueOf(input.Now) && input.Then.Name == input.Now.Name && input.Then.Type == input.Now.Type && IsPlain(input.Now.Value);
        if (!isFilled || !comparison.Then.MayFill(input.Then.Name))
        {
            comparison.Entries(pair, then, now, "Parent");
            return;
        }
        comparison.Report(ChangeKind.FormFilled, input.Now.Name, allowed: true);
        if (input.Now.Type == "Btn") Button(pair, then, now, input.Now);
        else comparison.Entries(pair, then, now, ["Parent", "AP", .. Filled]);
    }

    /// <summary>With a certification of P=3 annotations come, go and change; widgets stay what and where they were.</summary>
    public void Annotations(Pair pair)
    {
        var then = comparison.Then.File.Items(pair.Then).Where(item => IsWidget(comparison.Then.File, item)).ToList();
        var now = comparison.Now.File.Items(pair.Now).Where(item => IsWidget(comparison.Now.File, item)).ToList();
        new FieldRules(comparison).Lists(pair with { Then = new PdfArray(then), Now = new PdfArray(now) });
        var (others, present) = (Others(comparison.Then.File, pair.Then), Others(comparison.Now.File, pair.Now));
        foreach (var item in present)
        {
            if (IsSame(others, item)) comparison.Later(pair.Below("annotation", item, item));
            else comparison.Report(ChangeKind.Annotated, pair.Trail.Path, IsHarmless(comparison.Now.File.Dictionary(item)));
        }
        if (present.Count < others.Count) comparison.Report(ChangeKind.Annotated, pair.Trail.Path, allowed: true);
    }

    /// <summary>The looks of a button were there when it was signed; only which of them shows may change.</summary>
    private void Button(Pair pair, PdfDictionary then, PdfDictionary now, FormInput input)
    {
        var shown = comparison.Now.File.Get(now["AS"]);
        if (shown is not (PdfNull or PdfName { Value: "Off" }) && shown != input.Value) comparison.Forbid(pair.Below("AS", then, now));
        comparison.Entries(pair, then, now, ["Parent", .. Filled]);
    }

    private bool IsPlain(PdfValue value) => value is PdfString or PdfName or PdfNull
        || (value is PdfArray array && array.Items.All(item => comparison.Now.File.Get(item) is PdfString));

    private bool IsSame(List<PdfValue> others, PdfValue item) =>
        others.Contains(item) && item is PdfReference
        && PdfNotation.Of(comparison.Then.File.Dictionary(item)).AsSpan().SequenceEqual(PdfNotation.Of(comparison.Now.File.Dictionary(item)));

    private static List<PdfValue> Others(PdfFile file, PdfValue list) => [.. file.Items(list).Where(item => !IsWidget(file, item))];

    private static bool IsWidget(PdfFile file, PdfValue item) => file.Dictionary(item) is var annotation && (annotation.IsName("Subtype", "Widget") || annotation.Has("FT"));

    private bool IsHarmless(PdfDictionary annotation)
    {
        var action = comparison.Now.File.Dictionary(annotation["A"]);
        return !annotation.Has("AA") && (!annotation.Has("A") || Harmless.Any(kind => action.IsName("S", kind) && !action.Has("Next")));
    }
}
