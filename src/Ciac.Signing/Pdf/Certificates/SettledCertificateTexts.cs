using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The characters that every certificate of a kind has, so that their glyphs are packed once.</summary>
internal static class SettledCertificateTexts
{
    // Of dates, numbers and signature strings: what differs from copy to copy then needs hardly a font of its own.
    private const string InValues = "年月日0123456789 -:ABCDEF";

    private static readonly string[] Labels =
    [
        CertificateTexts.CertificateNumber, CertificateTexts.ValidUntil, CertificateTexts.Grades, CertificateTexts.Authority, CertificateTexts.ApprovedOn,
        CertificateTexts.SignatureString, CertificateTexts.GeneratedOn, CertificateTexts.Number, InValues,
    ];

    public static void Register(FontResources resources, FontLibrary fonts, CertificateDocument document)
    {
        string[] ofCopy = document.Use is null ? [CertificateTexts.ForDisplay] : [CertificateTexts.OnlyFor, CertificateTexts.Period, CertificateTexts.To];
        var labels = document.Holder.Select(row => row.Label).Concat(document.SignatureBoxes.Select(box => box.Label));
        resources.Settle(fonts.Regular, [.. Labels, .. ofCopy, .. labels, document.QrCaption, document.SiteWarning, document.Authority, document.Title, document.Copy]);
    }
}
