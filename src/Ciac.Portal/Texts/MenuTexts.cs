namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the left menu.</summary>
public sealed class MenuTexts;
