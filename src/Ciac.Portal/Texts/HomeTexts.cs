namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the home page.</summary>
public sealed class HomeTexts;
