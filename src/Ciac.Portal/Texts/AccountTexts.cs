namespace Ciac.Portal.Texts;

/// <summary>Names the texts of signing in.</summary>
public sealed class AccountTexts;
