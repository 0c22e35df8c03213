using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>Forms as the portal draws them, with rare characters of names in them.</summary>
internal static class SampleForms
{
    public const string RareName = "𠮷㐂𣲗";
    public const string VerifyAddress = "https://portal.example/verify/7f3a9c52d1e84b06a2c4";

    public static FormDocument Activation { get; } = new()
    {
        Title = "企业主证书首次开通确认表",
        Number = "KT-2026-0302-000817",
        Header = "上海市建设市场信息服务平台",
        GeneratedOn = new DateTimeOffset(2026, 3, 2, 14, 5, 9, TimeSpan.FromHours(8)),
        Sections =
        [
            new FormSection("单位信息",
            [
                new FormRow("单位名称", "上海浦江建筑工程有限公司"), new FormRow("统一社会信用代码", "91310115MA1K3XYZ0P"),
                new FormRow("单位类别", "本市注册单位"), new FormRow("经济类型", "有限责任公司"),
                new FormRow("注册地", "上海市浦东新区世纪大道 1000 号 12 层"),
            ]),
            new FormSection("法定代表人", [new FormRow("姓名", "陈建国"), new FormRow("证件号码", "310***********1234")]),
            new FormSection("主证书",
            [
                new FormRow("证书备注名", "浦江建筑主证书"), new FormRow("证书唯一标识", "109@XY91310115MA1K3XYZ0P"),
                new FormRow("证书序列号", "5C7A90E1B2D34F68"), new FormRow("有效期至", "2027年3月1日"),
            ]),
            new FormSection("证书持有人", [new FormRow("姓名", RareName), new FormRow("证件号码", "310***********5678"), new FormRow("手机号码", "138****5678")]),
        ],
        Statements =
        [
            "本单位确认以上信息真实、准确、完整，并同意将上述数字证书作为本单位在上海市建设市场信息服务平台办理业务的企业主证书。",
            "凡使用该证书完成的登录、申报、签章等操作，均视为本单位的真实意思表示，由此产生的法律责任由本单位承担。",
            "证书介质遗失、持有人离职或单位信息变更的，本单位将及时办理证书注销或变更手续。",
        ],
        SignatureBoxes =
        [
            new SignatureBox("enterprise", "企业（签章处）", "上海浦江建筑工程有限公司"),
            new SignatureBox("representative", "法定代表人（签名处）", "陈建国"),
            new SignatureBox("platform", "平台（签章处）", "上海市建设市场信息服务平台"),
        ],
        QrText = VerifyAddress,
        QrCaption = "扫码查验本文书",
        Footer = "本文书由平台生成并经电子签名，纸质打印件仅供参考，以电子文件为准。",
    };

    public static FormDocument WithRows(int count) => Activation with
    {
        Sections = [.. Activation.Sections, new FormSection("授权业务", [.. Enumerable.Range(1, count).Select(i => new FormRow($"业务事项 {i}", $"第 {i} 项：建设工程施工许可、竣工验收备案以及与之有关的合同信息报送、人员变更和现场考勤管理"))])],
    };
}
