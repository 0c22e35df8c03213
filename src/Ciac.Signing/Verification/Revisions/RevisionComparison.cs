using System.Globalization;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>
/// Walks a signed revision and the present file side by side, from the trailer to everything that is reachable, and reports
/// each difference. It looks at what a reader would show, not at which objects were written: an object that nobody reaches
/// harms nobody, and one that is reached may not change unless its place allows it.
/// </summary>
internal sealed class RevisionComparison
{
    private const int MostPairs = 600_000;
    private const int MostValues = 4_000_000;
    private const int MostChanges = 200;
    private static readonly Trail Start = new(null, "");
    private readonly Stack<Pair> _waiting = new();
    private readonly HashSet<(int, int, Place)> _seen = [];
    private readonly List<DocumentChange> _changes = [];
    private readonly PlaceRules _rules;
    private int _values;

    private RevisionComparison(SignedRevision then, SignedRevision now)
    {
        Then = then;
        Now = now;
        _rules = new PlaceRules(this);
    }

    public SignedRevision Then { get; }

    public SignedRevision Now { get; }

    public static IReadOnlyList<DocumentChange> Run(SignedRevision then, SignedRevision now)
    {
        var comparison = new RevisionComparison(then, now);
        comparison.PlaceFields();
        comparison.PlaceInputs();
        comparison.Visit(new Pair(then.File.Trailer, now.File.Trailer, Place.Trailer, Start));
        while (comparison._waiting.TryPop(out var pair)) comparison.Visit(pair);
        return comparison._changes;
    }

    /// <summary>Compares later, from the work list: documents nest deeper than a stack does.</summary>
    public void Later(Pair pair)
    {
        // Two crafted graphs can be paired in many more ways than either has objects.
        if (++_values > MostValues) throw new PdfFormatException("the file has too many values to compare");
        _waiting.Push(pair);
    }

    public void Report(ChangeKind kind, string where, bool allowed)
    {
        var change = new DocumentChange(kind, where, allowed);
        if (_changes.Count < MostChanges && !_changes.Contains(change)) _changes.Add(change);
    }

    public void Forbid(Pair pair) => Report(ChangeKind.Modified, pair.Trail.Path, allowed: false);

    /// <summary>Every key of both, each in its place; keys that a rule took care of are left out.</summary>
    public void Entries(Pair pair, PdfDictionary then, PdfDictionary now, params ReadOnlySpan<string> except)
    {
        foreach (var (key, value) in then.Entries)
        {
            if (!except.Contains(key)) Later(pair.Below(key, value, now[key]));
        }
        foreach (var (key, value) in now.Entries)
        {
            if (!except.Contains(key) && !then.Has(key)) Later(pair.Below(key, PdfNull.Instance, value));
        }
    }

    /// <summary>Pages and fields are compared as such whatever way leads to them, so that no side way can make them pass as something else.</summary>
    private void PlaceFields()
    {
        foreach (var number in Then.Roles.Pages.Where(Now.Roles.Pages.Contains)) Later(Own(number, Place.Page, "page"));
        foreach (var (number, then) in Then.Roles.Fields.Concat(Then.Roles.Widgets))
        {
            var now = Now.Roles.Fields.GetValueOrDefault(number) ?? Now.Roles.Widgets.GetValueOrDefault(number);
            if (now is not null) Later(Own(number, Place.Field, then.Name) with { NewlySigned = !then.IsSigned && now.IsSigned ? now : null });
        }
    }

    private void PlaceInputs()
    {
        foreach (var (number, then) in Then.Roles.Inputs)
        {
            if (Now.Roles.Inputs.TryGetValue(number, out var now)) Later(Own(number, Place.Input, then.Name) with { Input = (then, now) });
        }
    }

    private Pair Own(int number, Place place, string name) =>
        new(Then.Reference(number), Now.Reference(number), place, new Trail(Start, string.Create(CultureInfo.InvariantCulture, $"{name} ({number})")));

    private void Visit(Pair pair)
    {
        if (pair.Then is PdfReference then && pair.Now is PdfReference now)
        {
            if (HaveTheirOwnPlace(pair, then, now) || !_seen.Add((then.Number, now.Number, pair.Place))) return;
            if (_seen.Count > MostPairs) throw new PdfFormatException("the file has too many objects to compare");
        }
        var resolved = pair with { Then = Then.File.Get(pair.Then), Now = Now.File.Get(pair.Now) };
        if (pair.Place == Place.Strict) Strict(resolved);
        else _rules.Apply(resolved);
    }

    /// <summary>The same page or field, met on a side way (a destination, a widget's /P, a structure element): compared where it belongs.</summary>
    private bool HaveTheirOwnPlace(Pair pair, PdfReference then, PdfReference now) =>
        pair.Place == Place.Strict && then == now && Then.Roles.HasOwnPlace(then.Number) && Now.Roles.HasOwnPlace(now.Number);

    private void Strict(Pair pair)
    {
        switch (pair.Then, pair.Now)
        {
            case (PdfDictionary then, PdfDictionary now): Entries(pair, then, now); break;
            case (PdfArray then, PdfArray now): Items(pair, then, now); break;
            case (PdfStream then, PdfStream now): Streams(pair, then, now); break;
            case var _ when Same(pair.Then, pair.Now): break;
            default: Forbid(pair); break;
        }
    }

    private void Items(Pair pair, PdfArray then, PdfArray now)
    {
        if (then.Items.Count != now.Items.Count)
        {
            Forbid(pair);
            return;
        }
        for (var i = 0; i < then.Items.Count; i++) Later(pair.Below(i.ToString(CultureInfo.InvariantCulture), then.Items[i], now.Items[i]));
    }

    private void Streams(Pair pair, PdfStream then, PdfStream now)
    {
        if (!then.Raw.Span.SequenceEqual(now.Raw.Span)) Forbid(pair);
        // The length was honoured when the bytes were read; where it is kept does not matter.
        Entries(pair, then.Dictionary, now.Dictionary, "Length");
    }

    private static bool Same(PdfValue then, PdfValue now) => (then, now) switch
    {
        (PdfString a, PdfString b) => a.Bytes.AsSpan().SequenceEqual(b.Bytes),
        (PdfNumber a, PdfNumber b) => a.Text == b.Text || a.Real.Equals(b.Real),
        (PdfName a, PdfName b) => a.Value == b.Value,
        (PdfBoolean a, PdfBoolean b) => a.Value == b.Value,
        (PdfNull, PdfNull) => true,
        _ => false,
    };
}
