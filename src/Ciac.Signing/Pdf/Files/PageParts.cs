using Ciac.Signing.Pdf.Drawing;

namespace Ciac.Signing.Pdf.Files;

/// <summary>What a page is made of. The numbers are those of objects that are written already.</summary>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Contents">Content streams, drawn one over the other; when there are several, each sets back what it changed.</param>
/// <param name="Resources">The dictionary of the fonts.</param>
internal sealed record PageParts(double Width, double Height, IReadOnlyList<int> Contents, int Resources)
{
    /// <summary>The signature fields in order of signing.</summary>
    public IReadOnlyList<FieldPlace> Fields { get; init; } = [];
}

/// <summary>Where the field of a box lies on its page.</summary>
internal readonly record struct FieldPlace(SignatureBox Box, PdfRectangle Area);
