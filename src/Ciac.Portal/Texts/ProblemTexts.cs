namespace Ciac.Portal.Texts;

/// <summary>Names the texts of refusal and error pages.</summary>
public sealed class ProblemTexts;
