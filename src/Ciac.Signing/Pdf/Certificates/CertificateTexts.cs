namespace Ciac.Signing.Pdf.Certificates;

/// <summary>The words that every certificate has.</summary>
internal static class CertificateTexts
{
    public const string CertificateNumber = "证书编号";
    public const string ValidUntil = "有效期至";
    public const string Grades = "资质类别及等级";
    public const string OnlyFor = "本使用件仅用于：";
    public const string Period = "使用期限：";
    public const string To = "至";
    public const string ForDisplay = "仅供企业内部展示，不得用于投标等经营活动";
    public const string Authority = "发证机关";
    public const string ApprovedOn = "批准日期：";
    public const string SignatureString = "电子签名串";
    public const string GeneratedOn = "本件生成日期：";
    public const string Number = "文书编号：";
}
