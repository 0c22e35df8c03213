namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the public verification of qualification certificates.</summary>
public sealed class CheckTexts;
