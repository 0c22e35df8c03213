namespace Ciac.Signing.Pdf;

/// <summary>Font files are not where they are expected; the message names each and says how to get it.</summary>
public sealed class FontsMissingException(string message) : Exception(message);
