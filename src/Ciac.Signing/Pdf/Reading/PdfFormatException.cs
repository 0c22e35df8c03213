namespace Ciac.Signing.Pdf.Reading;

/// <summary>Bytes that are not a PDF we are willing to read: broken, encrypted, or larger than the limits.</summary>
public sealed class PdfFormatException : Exception
{
    /// <summary>The rule that was broken, with the offset where it helps.</summary>
    public PdfFormatException(string message)
        : base(message)
    {
    }

    /// <summary>The rule that was broken and the fault underneath.</summary>
    public PdfFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
