using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>Differences that writers leave in the file's description of itself.</summary>
internal sealed class DescriptionRules(RevisionComparison comparison)
{
    /// <summary>The XMP stream may be refreshed: it says who wrote the file when, and shows on no page.</summary>
    public void Metadata(Pair pair)
    {
        var (then, now) = (comparison.Then.File.Get(pair.Then), comparison.Now.File.Get(pair.Now));
        if (then is not PdfStream before || now is not PdfStream after)
        {
            comparison.Later(pair);
            return;
        }
        if (!XmpContent.IsSame(comparison.Then.File.Decode(before), comparison.Now.File.Decode(after))) comparison.Forbid(pair);
        else if (!before.Raw.Span.SequenceEqual(after.Raw.Span)) comparison.Report(ChangeKind.DescriptionChanged, pair.Trail.Path, allowed: true);
    }

    /// <summary>The version may be raised: it says which features a reader may meet, not what it shows.</summary>
    public void Version(Pair pair)
    {
        if (pair.Then is PdfNull && pair.Now is PdfName { Value: "1.5" or "1.6" or "1.7" or "2.0" }) comparison.Report(ChangeKind.DescriptionChanged, pair.Trail.Path, allowed: true);
        else comparison.Later(pair);
    }

    /// <summary>What empty text fields are drawn with may be supplied by the first signer's program; what was there stays.</summary>
    public void FormDefaults(Pair form, PdfDictionary then, PdfDictionary now)
    {
        foreach (var key in (string[])["DR", "DA"])
        {
            if (then.Has(key) || !now.Has(key)) comparison.Later(form.Below(key, then[key], now[key]));
            else comparison.Report(ChangeKind.DescriptionChanged, form.Below(key, then, now).Trail.Path, allowed: true);
        }
    }

    /// <summary>Developer extensions may be announced with a signature (ISO 32000-2 §7.12); none may vanish or change.</summary>
    public void Extensions(Pair pair)
    {
        var then = comparison.Then.File.Dictionary(pair.Then);
        var now = comparison.Now.File.Dictionary(pair.Now);
        foreach (var (key, value) in then.Entries) comparison.Later(pair.Below(key, value, now[key]));
    }
}
