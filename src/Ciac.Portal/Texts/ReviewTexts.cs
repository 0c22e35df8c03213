namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the officers' pages.</summary>
public sealed class ReviewTexts;
