namespace Ciac.Portal.Texts;

/// <summary>Names the texts of personal-information registration, by phone and at the counter.</summary>
public sealed class RegistrationTexts;
