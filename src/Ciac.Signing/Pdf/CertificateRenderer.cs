using Ciac.Signing.Pdf.Certificates;
using Ciac.Signing.Pdf.Files;

namespace Ciac.Signing.Pdf;

/// <summary>
/// Draws a <see cref="CertificateDocument"/> as one page of landscape A4, PDF 1.7, PDF/A-2u (ISO 19005-2), with embedded font subsets and with all signature fields and their locks in place.
/// Copies of one version of a certificate are drawn on a template that is kept, so one renderer should live as long as the process.
/// Thread-safe; the same certificate gives the same bytes.
/// </summary>
public sealed class CertificateRenderer(FontLibrary fonts)
{
    private readonly CertificateTemplates _templates = new(new CertificateStyle(fonts));

    /// <summary>Renders the certificate as a complete file.</summary>
    /// <exception cref="MissingGlyphException">A character of the certificate is in no font.</exception>
    /// <exception cref="CertificateTooFullException">A text does not fit into its zone even in the smallest letters.</exception>
    /// <exception cref="ArgumentException">A use copy has not three signature boxes or an approval copy not two, a field name or the language is not plain ASCII, or two field names are the same.</exception>
    public byte[] Render(CertificateDocument certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        FieldName.CheckDifferent(certificate.SignatureBoxes);
        return _templates.Of(certificate).Fill(certificate);
    }
}
