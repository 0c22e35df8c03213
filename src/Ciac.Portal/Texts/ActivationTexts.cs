namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the wizard 开通证书 and its result.</summary>
public sealed class ActivationTexts;
