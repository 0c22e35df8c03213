namespace Ciac.Portal.Texts;

/// <summary>Names the texts of public verification.</summary>
public sealed class VerificationTexts;
