namespace Ciac.Signing.Pdf.Fonts;

/// <summary>A font file is damaged or of a kind that is not supported (only TrueType outlines are).</summary>
public sealed class FontFormatException(string reason) : Exception("The font file cannot be used: " + reason + ".");
