using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>What happened to a file since each of its signatures.</summary>
internal sealed class RevisionHistory(PdfFile file)
{
    private readonly Dictionary<int, IReadOnlyList<DocumentChange>> _known = [];
    private readonly Lazy<SignedRevision> _now = new(() => new SignedRevision(file));

    public IReadOnlyList<DocumentChange> Since(SignatureUnderTest signature)
    {
        var changes = new List<DocumentChange>();
        var isCovered = signature.Bytes?.End == file.Bytes.Length;
        if (file.HasTail || (file.End != file.Bytes.Length && !isCovered)) changes.Add(new DocumentChange(ChangeKind.TrailingBytes, "end of file", Allowed: false));
        // Without a readable revision there is nothing to compare with; the checks of range and revision have failed then.
        if (signature.Revision is { } then && !ReferenceEquals(then, file)) changes.AddRange(CompareOnce(then));
        return changes;
    }

    /// <summary>Many signatures may end at the same place: one comparison is enough for them.</summary>
    private IReadOnlyList<DocumentChange> CompareOnce(PdfFile then)
    {
        if (!_known.TryGetValue(then.Bytes.Length, out var changes)) _known[then.Bytes.Length] = changes = Compare(then);
        return changes;
    }

    private IReadOnlyList<DocumentChange> Compare(PdfFile then)
    {
        try
        {
            return RevisionComparison.Run(new SignedRevision(then), _now.Value);
        }
        catch (PdfFormatException broken)
        {
            return [new DocumentChange(ChangeKind.Modified, "cannot be compared: " + broken.Message, Allowed: false)];
        }
    }
}
