namespace Ciac.Signing.Pdf;

/// <summary>
/// No font of the chain has this character: the document is refused, never issued with a hole in it.
/// The message names the code point only, never the text around it, which may be a person's name.
/// </summary>
public sealed class MissingGlyphException(int codePoint) : Exception($"No font has the character U+{codePoint:X4}.")
{
    /// <summary>The Unicode code point that cannot be drawn.</summary>
    public int CodePoint { get; } = codePoint;
}
