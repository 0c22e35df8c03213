namespace Ciac.Portal.Texts;

/// <summary>Names the texts of business items.</summary>
public sealed class PersonalTexts;
