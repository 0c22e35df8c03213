namespace Ciac.Signing.Pdf.Reading;

/// <summary>A signature field (ISO 32000-2 §12.7.5.5): its own object and that of its widget, which are one object as a rule.</summary>
internal sealed record SignatureField
{
    /// <summary>Fully qualified name.</summary>
    public required string Name { get; init; }

    public required PdfReference Id { get; init; }

    public required PdfDictionary Dictionary { get; init; }

    public required PdfReference WidgetId { get; init; }

    public required PdfDictionary Widget { get; init; }

    /// <summary>Where /V points; null while nobody signed.</summary>
    public PdfReference? ValueId { get; init; }

    /// <summary>A value is there, be it well-formed or not.</summary>
    public bool IsSigned { get; init; }
}
