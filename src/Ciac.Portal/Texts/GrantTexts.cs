namespace Ciac.Portal.Texts;

/// <summary>Names the texts of authorisations.</summary>
public sealed class GrantTexts;
