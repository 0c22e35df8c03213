using System.Security.Cryptography;
using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>The document security store (EN 319 142-1 §5.4.2) may come and grow. It may hold data streams only, and never lose one.</summary>
internal sealed class ValidationDataRule(RevisionComparison comparison)
{
    private static readonly string[] Lists = ["Certs", "CRLs", "OCSPs"];

    public void Apply(Pair catalog, PdfDictionary then, PdfDictionary now)
    {
        var pair = catalog.Below("DSS", then["DSS"], now["DSS"]);
        var (storeThen, storeNow) = (comparison.Then.File.Get(then["DSS"]), comparison.Now.File.Get(now["DSS"]));
        if (storeThen is PdfNull && storeNow is PdfNull) return;
        if (storeNow is not PdfDictionary store || !IsStore(store))
        {
            comparison.Forbid(pair);
            return;
        }
        var (before, after) = (Contents(comparison.Then.File, storeThen), Contents(comparison.Now.File, storeNow));
        if (!before.IsSubsetOf(after)) comparison.Forbid(pair);
        else if (before.Count < after.Count || storeThen is PdfNull) comparison.Report(ChangeKind.ValidationDataAdded, pair.Trail.Path, allowed: true);
    }

    private bool IsStore(PdfDictionary store) =>
        store.Entries.All(entry => entry.Key is "Type" or "VRI" || Lists.Contains(entry.Key))
        && Lists.All(list => comparison.Now.File.Items(store[list]).All(item => comparison.Now.File.Get(item) is PdfStream));

    private static HashSet<string> Contents(PdfFile file, PdfValue store)
    {
        var dictionary = store as PdfDictionary ?? PdfDictionary.Empty;
        var streams = Lists.SelectMany(list => file.Items(dictionary[list]).Select(file.Get).OfType<PdfStream>().Select(stream => list + Hash(file, stream)));
        return [.. streams];
    }

    private static string Hash(PdfFile file, PdfStream stream) => Convert.ToHexString(SHA256.HashData(file.Decode(stream).Span));
}
