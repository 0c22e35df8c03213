using Ciac.Core.Signatures;

namespace Ciac.Core.Qualifications;

/// <summary>Section Qualifications: the sentences beside the QR code, and where the public looks further.</summary>
public sealed class QualificationOptions
{
    public const string Section = "Qualifications";

    /// <summary>Beside the QR code of every copy.</summary>
    public string QrCaption { get; set; } = "企业最新信息可通过微信服务号“上海建筑业”扫描二维码查询。";

    /// <summary>Below it, against codes that lead to pages that only look alike; {host} is the portal's public host.</summary>
    public string SiteWarning { get; set; } = "扫描后请确认网址为 {host}，查验页面不会要求输入密码或验证码。";

    /// <summary>全国建筑市场监管与诚信信息发布平台: the public pages link there; empty shows no link.</summary>
    public string NationalPlatformPage { get; set; } = "https://jzsc.mohurd.gov.cn/";

    /// <summary>The sentence as it is printed.</summary>
    public string SiteWarningFor(PortalAddress portal) => SiteWarning.Replace("{host}", new Uri(portal.PublicAddress).Authority, StringComparison.Ordinal);
}
