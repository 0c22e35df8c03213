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

    /// <summary>Developer extensions may be announced with a signature (ISO 32000-2 §7.12); none may vanish or change.</summary>
    public void Extensions(Pair pair)
    {
        var then = comparison.Then.File.Dictionary(pair.Then);
        var now = comparison.Now.File.Dictionary(pair.Now);
        foreach (var (key, value) in then.Entries) comparison.Later(pair.Below(key, value, now[key]));
    }
}
