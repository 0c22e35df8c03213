namespace Ciac.Portal.Texts;

/// <summary>Names the texts of the signing pages, on a desk and on a phone.</summary>
public sealed class SignatureTexts;
