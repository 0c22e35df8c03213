namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the officers' pages about qualification certificates and look-ups.</summary>
public sealed class ChangeTexts;
