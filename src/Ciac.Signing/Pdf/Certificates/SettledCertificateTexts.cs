using Ciac.Signing.Pdf.Writing;

namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The characters that every certificate has, so that their glyphs are packed once.</summary>
internal static class SettledCertificateTexts
{
    private const string Digits = "0123456789 ";
    private const string InNumbers = "-:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef";

    /// <summary>Of what all copies of one version have in common.</summary>
    public static void RegisterCommon(FontResources resources, FontLibrary fonts, CertificateDocument document)
    {
        var labels = document.Holder.Select(row => row.Label);
        resources.Settle(fonts.Regular, [CertificateTexts.Grades, CertificateTexts.CertificateNumber, CertificateTexts.ValidUntil, CertificateTexts.ApprovedOn, CertificateTexts.Authority, CertificateTexts.SignatureString, "年月日", Digits, document.QrCaption, document.SiteWarning, .. labels, .. document.SignatureBoxes.Select(box => box.Label)]);
        resources.Settle(fonts.Bold, [document.Title, document.Copy, "年月日", Digits]);
    }

    /// <summary>Of what differs from copy to copy.</summary>
    public static void RegisterCopy(FontResources resources, FontLibrary fonts)
    {
        resources.Settle(fonts.Regular, CertificateTexts.OnlyFor, CertificateTexts.Period, CertificateTexts.GeneratedOn, CertificateTexts.Number, "年月日", Digits, InNumbers);
        resources.Settle(fonts.Bold, CertificateTexts.To, Digits, "-");
    }
}
