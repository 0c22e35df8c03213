using System.Globalization;
using Ciac.Core.Signatures;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>What a copy says, once as the certificate that is drawn and once as its words (文字版): both of the same facts.</summary>
public sealed record CertificateWords(CertificateFacts Facts, FormPlace Place)
{
    /// <summary>The zones that a reader checks, in their order; no signature string, which belongs to one copy.</summary>
    public static IReadOnlyList<FormSection> SectionsOf(CertificateFacts facts)
    {
        var (content, use) = (facts.Content, facts.Use);
        List<FormSection> sections =
        [
            new("企业信息", facts.Holder),
            new("资质信息",
            [
                new("证书名称", facts.Title),
                new("证书编号", facts.Qualification.CertificateNumber),
                new("有效期至", Day(content.ValidUntil)),
                new("资质类别及等级", string.Join('\n', facts.Grades)),
                new("发证机关", content.Authority),
                new("批准日期", Day(content.ApprovedOn)),
            ]),
        ];
        if (use is not null) sections.Add(new("用途", [new("本使用件仅用于", use.Purpose), new("使用期限", $"{Day(use.From)}至{Day(use.Until)}")]));
        return sections;
    }

    public CertificateDocument Draw(QualificationOptions options, PortalAddress portal, IReadOnlyList<SignatureBox> boxes) => new()
    {
        Title = Facts.Title,
        Copy = Facts.CopyName,
        Number = Facts.Copy.Number,
        Holder = Facts.Holder,
        CertificateNumber = Facts.Qualification.CertificateNumber,
        ValidUntil = Facts.Content.ValidUntil,
        Grades = Facts.Grades,
        Use = Facts.Use,
        QrText = Place.VerificationAddress,
        QrCaption = options.QrCaption,
        SiteWarning = options.SiteWarningFor(portal),
        Authority = Facts.Content.Authority,
        ApprovedOn = Facts.Content.ApprovedOn,
        SignatureString = SignatureString,
        GeneratedOn = Place.GeneratedOn,
        SignatureBoxes = boxes,
    };

    public FormDocument Words(CertificateDocument certificate) => new()
    {
        Title = $"{certificate.Title}（{certificate.Copy}）",
        Number = certificate.Number,
        Header = certificate.Authority,
        GeneratedOn = certificate.GeneratedOn,
        Sections = [.. SectionsOf(Facts), new("查验", [new("电子签名串", certificate.SignatureString), new("本件生成日期", Minute(certificate.GeneratedOn))])],
        Statements = [Facts.Copy.Kind == CopyKind.UseCopy ? "本使用件可以在全国范围内使用，黑白件与彩色件同等效力。" : "批准件仅供企业内部展示，不能用于投标。"],
        StatementHeading = "使用规则",
        SignatureBoxes = certificate.SignatureBoxes,
        QrText = certificate.QrText,
        QrCaption = certificate.QrCaption,
    };

    private string SignatureString => Facts.SignatureString(Facts.Copy.Number, Place.GeneratedOn);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Minute(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
