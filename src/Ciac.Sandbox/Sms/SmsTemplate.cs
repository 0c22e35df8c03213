using System.Text.RegularExpressions;

namespace Ciac.Sandbox.Sms;

public sealed partial record SmsTemplate(string Code, string Text)
{
    // Aliyun approves texts beforehand; a caller fills the holes only.
    public static IReadOnlyList<SmsTemplate> Approved { get; } =
    [
        new("SMS_PHONE_CODE", "您正在手机上查看待您签署的文件，验证码 ${code}，${minutes} 分钟内有效，仅用于查看，不用于签署。工作人员不会索要验证码。"),
        new("SMS_HOLDER_CODE", "您正在登记为数字证书持证人，验证码 ${code}，${minutes} 分钟内有效。工作人员不会索要验证码。"),
        new("SMS_SIGN_LINK", "您有一份《${document}》等待签名，请于 ${expires} 前打开 ${link} 办理。"),
        new("SMS_UPGRADED", "数字证书 ${certificate} 已升级为本单位主证书，可办理全部业务。请退出并重新登录。"),
        new("SMS_DOWNGRADED", "数字证书 ${certificate} 已由主证书降级为副证书，不再有业务权限。如有疑问请致电 021-962600。"),
        new("SMS_SIGNER_LOCKED", "您的签名验证码今日累计输错 10 次，短信验证码签名已暂停至 ${until}。如非本人操作，请拨打平台热线。"),
        new("SMS_SIGN_REMINDER", "提醒：《${document}》仍在等待您签名，请于 ${expires} 前打开 ${link} 办理。"),
        new("SMS_GRANT_REMINDER", "${clerk}请您为其数字证书授权（申请编号 ${number}），请登录平台在“待办”中办理。"),
        new("SMS_GRANT_RESULT", "您的授权申请 ${number} ${result}，详情请登录平台查看。"),
        new("SMS_APPOINTMENT", "您的数字证书（${nickname}）${result}，自 ${at} 起生效。"),
        new("SMS_UNIT_CHANGE", "${unit}的单位信息变更（${number}）${result}。详情请登录平台查看。"),
        new("SMS_QUALIFICATION", "本单位的资质证书 ${number} ${result}。请登录平台在“企业电子证书管理”中查看。"),
        new("SMS_CERTIFICATE_CANCELLED", "${unit}的数字证书“${certificate}”已注销，不能再登录。如有疑问，请联系本单位证书管理员。"),
        new("SMS_CERTIFICATE_ENABLED", "${unit}的数字证书“${certificate}”已重新启用，业务权限需由本单位重新授权。"),
    ];

    // The provider's own text, which no caller can choose.
    public static SmsTemplate ProviderCode { get; } = new("PROVIDER_CODE",
        "您正在电子签署《${title}》，文件指纹 ${fingerprint}，验证码 ${code}，30 分钟内有效。工作人员不会索要验证码。");

    public IReadOnlySet<string> Holes => Hole().Matches(Text).Select(match => match.Groups[1].Value).ToHashSet();

    public string Fill(IReadOnlyDictionary<string, string> parameters) =>
        Hole().Replace(Text, match => parameters.GetValueOrDefault(match.Groups[1].Value, ""));

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Hole();
}
