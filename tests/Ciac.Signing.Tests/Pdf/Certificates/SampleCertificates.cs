using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf.Certificates;

/// <summary>Certificates as the portal draws them.</summary>
internal static class SampleCertificates
{
    public const string VerifyAddress = "https://portal.example/v/7f3a9c52d1e84b06a2c4";

    public static CertificateRenderer Renderer { get; } = new(TestFonts.Library);

    public static CertificateDocument Approval { get; } = new()
    {
        Title = "建筑业企业资质证书",
        Copy = "批准件",
        Number = "PZ-2026-1125-000817",
        Holder =
        [
            new FormRow("企业名称", "上海虚构第一号建设工程有限公司"), new FormRow("注册地址", "上海市浦东新区虚构路100弄1号楼12层"),
            new FormRow("营业执照注册号", "91310115XN0000039E"), new FormRow("法定代表人", "施虚七"),
            new FormRow("注册资本", "10000万元"), new FormRow("经济性质", "一人有限责任公司（自然人独资）"),
        ],
        CertificateNumber = "D231000037",
        ValidUntil = new DateOnly(2030, 5, 31),
        Grades = ["建筑工程施工总承包二级", "公路工程施工总承包二级"],
        QrText = VerifyAddress,
        QrCaption = "企业最新信息可通过微信服务号“上海建筑业”扫描二维码查询。",
        SiteWarning = "扫码后请确认网址为 https://portal.example 再查看结果。",
        Authority = "上海市住房和城乡建设管理委员会",
        ApprovedOn = new DateOnly(2025, 6, 1),
        SignatureString = "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
        GeneratedOn = new DateTimeOffset(2026, 11, 25, 13, 2, 44, TimeSpan.FromHours(8)),
        SignatureBoxes = [new SignatureBox("AuthoritySeal", "发证机关电子印章", ""), new SignatureBox("PlatformSeal", "平台签章", "")],
    };

    public static CertificateDocument Use { get; } = UseFor("XX改造项目投标");

    public static CertificateDocument UseFor(string purpose) => Approval with
    {
        Copy = "使用件",
        Number = "SY-2026-1125-000818",
        Use = new CertificateUse(purpose, new DateOnly(2026, 12, 1), new DateOnly(2027, 2, 28)),
        SignatureBoxes = [new SignatureBox("EnterpriseSeal", "企业电子签章", ""), .. Approval.SignatureBoxes],
    };

    /// <summary>Thirty categories, each other than the others.</summary>
    public static IReadOnlyList<string> ThirtyGrades { get; } =
    [
        "建筑工程施工总承包特级", "公路工程施工总承包一级", "铁路工程施工总承包二级", "港口与航道工程施工总承包二级", "水利水电工程施工总承包一级", "电力工程施工总承包二级",
        "矿山工程施工总承包三级", "冶金工程施工总承包二级", "石油化工工程施工总承包二级", "市政公用工程施工总承包一级", "通信工程施工总承包三级", "机电工程施工总承包一级",
        "地基基础工程专业承包一级", "起重设备安装工程专业承包一级", "预拌混凝土专业承包不分等级", "电子与智能化工程专业承包一级", "消防设施工程专业承包一级", "防水防腐保温工程专业承包一级",
        "桥梁工程专业承包一级", "隧道工程专业承包二级", "钢结构工程专业承包一级", "模板脚手架专业承包不分等级", "建筑装修装饰工程专业承包一级", "建筑机电安装工程专业承包一级",
        "建筑幕墙工程专业承包一级", "古建筑工程专业承包二级", "城市及道路照明工程专业承包一级", "公路路面工程专业承包二级", "公路路基工程专业承包二级", "公路交通工程（公路安全设施分项）专业承包一级",
    ];

    /// <summary>The longest purpose that the portal takes: 200 characters.</summary>
    public static string LongestPurpose { get; } = string.Concat(Enumerable.Repeat("上海市浦东新区轨道交通沿线老旧住宅综合改造及配套市政道路更新工程（三标段）", 6))[..200];
}
