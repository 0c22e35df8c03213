namespace Ciac.Signing.Pdf;

/// <summary>A part of a certificate is longer than its place even in the smallest letters that can be read in print: the certificate is refused, never issued with something cut.</summary>
public sealed class CertificateTooFullException(string part) : Exception($"The certificate's {part} cannot be set in the room that a certificate has for it.")
{
    /// <summary>Which part: "grades", "holder", "purpose", …; never the text itself.</summary>
    public string Part { get; } = part;
}
