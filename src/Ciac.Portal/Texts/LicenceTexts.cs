namespace Ciac.Portal.Texts;

/// <summary>Words of signing by electronic licence.</summary>
public sealed class LicenceTexts;
