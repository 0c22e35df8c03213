namespace Ciac.Portal.Texts;

/// <summary>Names the texts of certificate management and of a renewed certificate.</summary>
public sealed class CertificateTexts;
