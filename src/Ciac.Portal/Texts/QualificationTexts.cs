namespace Ciac.Portal.Texts;

/// <summary>Names the texts of qualification certificates and their copies.</summary>
public sealed class QualificationTexts;
