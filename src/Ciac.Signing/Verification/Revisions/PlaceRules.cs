using System.Globalization;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>What may differ in the places where signing changes a file; everything else in them is compared strictly.</summary>
internal sealed class PlaceRules(RevisionComparison comparison)
{
    // What writers refresh with every save and no reader shows on a page.
    private static readonly string[] Refreshed = ["ModDate", "Producer"];

    private readonly FieldRules _fields = new(comparison);
    private readonly InputRules _inputs = new(comparison);

    public void Apply(Pair pair)
    {
        if (pair.Place == Place.Annotations && comparison.Then.MayAnnotate)
        {
            _inputs.Annotations(pair);
            return;
        }
        if (pair.Place is Place.Annotations or Place.Fields)
        {
            _fields.Lists(pair);
            return;
        }
        if (pair.Then is PdfDictionary then && pair.Now is PdfDictionary now) Dictionaries(pair, then, now);
        else if (pair.Then is not PdfNull || pair.Now is not PdfNull) OneSided(pair);
    }

    private void Dictionaries(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        switch (pair.Place)
        {
            case Place.Trailer: Trailer(pair, then, now); break;
            case Place.Catalog: Catalog(pair, then, now); break;
            case Place.PageTree: PageTree(pair, then, now); break;
            case Place.Page: Page(pair, then, now); break;
            case Place.Form: Form(pair, then, now); break;
            case Place.Field: _fields.Field(pair, then, now); break;
            case Place.Input: _inputs.Input(pair, then, now, pair.Input!.Value); break;
            default: Description(pair, then, now); break;
        }
    }

    /// <summary>A form may come into being with the first signature; nothing else may come or go.</summary>
    private void OneSided(Pair pair)
    {
        if (pair is { Place: Place.Form, Then: PdfNull, Now: PdfDictionary now }) Form(pair, PdfDictionary.Empty, now);
        else if (pair is { Place: Place.Description, Then: PdfNull, Now: PdfDictionary description }) Description(pair, PdfDictionary.Empty, description);
        else comparison.Forbid(pair);
    }

    private void Trailer(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        comparison.Later(pair.Below("Root", then["Root"], now["Root"]) with { Place = Place.Catalog });
        comparison.Later(pair.Below("Info", then["Info"], now["Info"]) with { Place = Place.Description });
    }

    private void Catalog(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        comparison.Later(pair.Below("Pages", then["Pages"], now["Pages"]) with { Place = Place.PageTree });
        comparison.Later(pair.Below("AcroForm", then["AcroForm"], now["AcroForm"]) with { Place = Place.Form });
        new ValidationDataRule(comparison).Apply(pair, then, now);
        comparison.Entries(pair, then, now, "Pages", "AcroForm", "DSS", "Extensions", "Metadata", "Version");
        new DescriptionRules(comparison).Metadata(pair.Below("Metadata", then["Metadata"], now["Metadata"]));
        new DescriptionRules(comparison).Extensions(pair.Below("Extensions", then["Extensions"], now["Extensions"]));
        new DescriptionRules(comparison).Version(pair.Below("Version", then["Version"], now["Version"]));
    }

    private void PageTree(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        var (kidsThen, kidsNow) = (comparison.Then.File.Items(then["Kids"]), comparison.Now.File.Items(now["Kids"]));
        if (!kidsThen.SequenceEqual(kidsNow)) comparison.Forbid(pair.Below("Kids", then, now));
        for (var i = 0; i < Math.Min(kidsThen.Count, kidsNow.Count); i++) Kid(pair, i, (kidsThen[i], kidsNow[i]));
        SameParent(pair, then, now);
        comparison.Entries(pair, then, now, "Kids", "Parent");
    }

    /// <summary>A page is compared in its own place when the tree still holds the same object there; else nothing may differ.</summary>
    private void Kid(Pair pair, int index, (PdfValue Then, PdfValue Now) kid)
    {
        var below = pair.Below("Kids/" + index.ToString(CultureInfo.InvariantCulture), kid.Then, kid.Now);
        var isPage = kid.Then is PdfReference reference && comparison.Then.Roles.Pages.Contains(reference.Number);
        comparison.Later(isPage ? below : below with { Place = Place.PageTree });
    }

    private void Page(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        comparison.Later(pair.Below("Annots", then["Annots"], now["Annots"]) with { Place = Place.Annotations });
        SameParent(pair, then, now);
        comparison.Entries(pair, then, now, "Annots", "Parent");
    }

    /// <summary>Upward links are compared as links: what they lead to was compared on the way down.</summary>
    private void SameParent(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        if (then["Parent"] != now["Parent"]) comparison.Forbid(pair.Below("Parent", then, now));
    }

    private void Form(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        comparison.Later(pair.Below("Fields", then["Fields"], now["Fields"]) with { Place = Place.Fields });
        if (!FlagsGrow(then["SigFlags"], now["SigFlags"])) comparison.Forbid(pair.Below("SigFlags", then, now));
        new DescriptionRules(comparison).FormDefaults(pair, then, now);
        comparison.Entries(pair, then, now, "Fields", "SigFlags", "DR", "DA");
    }

    private bool FlagsGrow(PdfValue then, PdfValue now)
    {
        var (before, after) = (Flags(comparison.Then.File.Get(then)), Flags(comparison.Now.File.Get(now)));
        return before is >= 0 and <= 3 && after is >= 0 and <= 3 && (before & after) == before;
    }

    private static long Flags(PdfValue value) => value switch
    {
        PdfNull => 0,
        PdfNumber number when number.TryInteger(out var flags) => flags,
        _ => -1,
    };

    private void Description(Pair pair, PdfDictionary then, PdfDictionary now)
    {
        foreach (var key in Refreshed)
        {
            var differs = !PdfNotation.Of(Plain(comparison.Then, then[key])).AsSpan().SequenceEqual(PdfNotation.Of(Plain(comparison.Now, now[key])));
            if (differs) comparison.Report(ChangeKind.DescriptionChanged, pair.Trail.Path + "/" + key, allowed: true);
        }
        comparison.Entries(pair, then, now, Refreshed);
    }

    private static PdfValue Plain(SignedRevision revision, PdfValue value) => revision.File.Get(value) is PdfString text ? text : PdfNull.Instance;
}
