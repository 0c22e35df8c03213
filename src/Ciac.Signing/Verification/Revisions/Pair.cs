using Ciac.Signing.Pdf.Reading;

namespace Ciac.Signing.Verification.Revisions;

/// <summary>The same place in the signed revision and in the file as it is now.</summary>
/// <param name="Then">The value in the signed revision.</param>
/// <param name="Now">The value in the file.</param>
/// <param name="Place">What the value is to the document.</param>
/// <param name="Trail">How it was reached.</param>
internal sealed record Pair(PdfValue Then, PdfValue Now, Place Place, Trail Trail)
{
    /// <summary>The field, when this pair is a field or widget that was signed in between.</summary>
    public SignatureField? NewlySigned { get; init; }

    /// <summary>The field that people fill in, when this pair is one or its widget.</summary>
    public (FormInput Then, FormInput Now)? Input { get; init; }

    public Pair Below(string key, PdfValue then, PdfValue now) => new(then, now, Place.Strict, new Trail(Trail, key));
}

/// <summary>A way from the trailer; written out only for what is reported, for chains of objects can be very long.</summary>
internal sealed record Trail(Trail? Above, string Key)
{
    private const int LongestShown = 24;

    public string Path
    {
        get
        {
            var keys = new Stack<string>();
            for (var step = this; step?.Above is not null && keys.Count < LongestShown; step = step.Above) keys.Push(step.Key);
            return "/" + string.Join('/', keys);
        }
    }
}
