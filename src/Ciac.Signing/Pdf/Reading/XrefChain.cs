namespace Ciac.Signing.Pdf.Reading;

/// <summary>The merged cross-reference sections of a file, newest first (ISO 32000-2 §7.5.4, §7.5.8).</summary>
internal sealed record XrefChain
{
    public required IReadOnlyDictionary<int, XrefEntry> Entries { get; init; }

    /// <summary>Trailer of the newest section.</summary>
    public required PdfDictionary Trailer { get; init; }

    /// <summary>The newest section is a stream: an update must be one too.</summary>
    public required bool NewestIsStream { get; init; }

    /// <summary>Offset of the newest section.</summary>
    public required int Start { get; init; }
}
