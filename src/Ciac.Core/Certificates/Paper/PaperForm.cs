using Ciac.Core.Enterprises.Identifiers;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Certificates;

/// <summary>主数字证书开通申请表 and 主数字证书更新申请表 (3-documents, paper forms), with the four notes of the manual.</summary>
internal static class PaperForm
{
    private const string Platform = "上海市建设市场信息服务平台";

    private static readonly (PaperReason Reason, string Text)[] Reasons =
        [(PaperReason.InformationChanged, "信息变更"), (PaperReason.Prolonged, "续费"), (PaperReason.Lost, "遗失办证"), (PaperReason.Other, "其他原因")];

    public static FormDocument Of(PaperApplication application, DateTimeOffset now)
    {
        var renewal = application.Kind == PaperKind.Renewal;
        return new FormDocument
        {
            Title = renewal ? "主数字证书更新申请表" : "主数字证书开通申请表",
            Number = application.Number,
            Header = Platform,
            GeneratedOn = PortalClock.Local(now),
            Sections = SectionsOf(application, application.Data),
            StatementHeading = "说明",
            Statements = Notes(renewal),
            SignatureBoxes = [],
            HandBoxes =
            [
                new("UnitSeal", "申请单位公章", ""),
                new("RepresentativeSignature", "法定代表人签字　　　　年　　月　　日", ""),
            ],
            Footer = $"申请编号 {application.Number}",
        };
    }

    // Few sections: seal and signature must stand on the one page that is scanned.
    private static List<FormSection> SectionsOf(PaperApplication application, PaperData data) =>
    [
        new("申请单位",
        [
            new("单位名称（全称）", application.EnterpriseName),
            new("统一社会信用代码", application.Identifier),
            new("营业执照注册号（或事业单位证书号、社团编号）", data.RegistrationNumber),
            new("法定代表人", data.RepresentativeName),
            new("法定代表人证件号码", Mask.IdNumber(data.RepresentativeDocumentNumber)),
            new("填报人", data.Contact),
            new("联系电话", data.Phone),
        ]),
        application.Kind == PaperKind.Renewal ? RenewalOf(application, data) : new("拟设为主数字证书（见说明3）",
        [
            new("证书唯一标识", application.UniqueId),
            new("证书序列号", application.SerialNumber),
            new("介质串号（硬件背面）", data.TokenSerial),
        ]),
    ];

    private static FormSection RenewalOf(PaperApplication application, PaperData data) => new("主数字证书更新（证书唯一标识及证书序列号见说明3）",
    [
        new("原证书唯一标识", data.OldUniqueId),
        new("原证书序列号", data.OldSerialNumber),
        new("新证书唯一标识", application.UniqueId),
        new("新证书序列号", application.SerialNumber),
        new("原介质串号（硬件背面）", data.OldTokenSerial),
        new("新介质串号（硬件背面）", data.TokenSerial),
        new("数字证书更新原因", string.Join("　　", Reasons.Select(r => (data.Reasons.Contains(r.Reason) ? "■ " : "□ ") + r.Text))),
    ]);

    private static List<string> Notes(bool renewal)
    {
        List<string> notes =
        [
            "打印本申请表，由企业法定代表人签字，加盖企业公章后，扫描成 JPG 文件，用拟设定主数字证书的 USBKey 登录后上传，完成信息填报后，网站将在 1 个工作日内处理。",
            "主数字证书可以操作办事大厅内所有事项，副数字证书操作的权限由主数字证书设定，建议主数字证书由企业法定代表人持有。",
            "证书唯一标识及证书序列号可以通过数字证书登录后查看。",
        ];
        notes.Add(renewal ? "主证书更新后，原主证书将被注销，不可再次使用。" : "本单位只能有一个主证书；主证书更新后，原主证书将被注销，不可再次使用。");
        return notes;
    }
}
