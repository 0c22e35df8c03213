using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>The same place in the signed revision and in the file as it is now.</summary>
/// <param name="Then">The value in the signed revision.</param>
/// <param name="Now">The value in the file.</param>
/// <param name="Place">What the value is to the document.</param>
/// <param name="Path">How it was reached.</param>
internal sealed record Pair(PdfValue Then, PdfValue Now, Place Place, string Path)
{
    /// <summary>The field, when this pair is a field or widget that was signed in between.</summary>
    public SignatureField? NewlySigned { get; init; }

    public Pair Below(string key, PdfValue then, PdfValue now) => new(then, now, Place.Strict, Path + "/" + key);
}
