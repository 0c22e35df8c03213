namespace Ciac.Portal.Texts;

/// <summary>Names the texts of opening a sub-certificate.</summary>
public sealed class SubActivationTexts;
