using Ciac.Signing.Pdf.Certificates;
using Ciac.Signing.Pdf.Files;

namespace Ciac.Signing.Pdf;

/// <summary>
/// Draws a <see cref="CertificateDocument"/> as one page of landscape A4, PDF 1.7, PDF/A-2u (ISO 19005-2), with embedded font subsets and with all signature fields and their locks in place.
/// Thread-safe; the same certificate gives the same bytes.
/// </summary>
public sealed class CertificateRenderer(FontLibrary fonts)
{
    private readonly CertificateStyle _style = new(fonts);

    /// <summary>Renders the certificate as a complete file.</summary>
    /// <exception cref="MissingGlyphException">A character of the certificate is in no font.</exception>
    /// <exception cref="CertificateTooFullException">A text does not fit into its zone even in the smallest letters.</exception>
    /// <exception cref="ArgumentException">A use copy has not three signature boxes or an approval copy not two, a field name or the language is not plain ASCII, or two field names are the same.</exception>
    public byte[] Render(CertificateDocument certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        FieldName.CheckDifferent(certificate.SignatureBoxes);
        return new CertificateTemplate(_style, certificate).Fill(_style, certificate);
    }
}
