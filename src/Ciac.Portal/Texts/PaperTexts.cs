namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the applications on paper.</summary>
public sealed class PaperTexts;
