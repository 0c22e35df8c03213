namespace Ciac.Portal.Components;

/// <summary>Settings (section Looks) that the pages show: places and numbers change without a release.</summary>
public sealed class LooksOptions
{
    public string Hotline { get; set; } = "021-962600";

    /// <summary>The one address outside the portal that a page may call: the user's own certificate assistant.</summary>
    public string AssistantAddress { get; set; } = "http://127.0.0.1:18495";

    /// <summary>The one address outside the portal that a form may lead to: the origin of the one-network sign-in.</summary>
    public string OneNetworkAddress { get; set; } = "";

    /// <summary>Where an expired certificate is renewed: the certificate centre's site.</summary>
    public string CertificateCentre { get; set; } = "https://www.sheca.com/";

    /// <summary>Where people with other documents than a resident ID register: the counter's address.</summary>
    public string Counter { get; set; } = "小木桥路683号市住建委行政服务中心";

    /// <summary>Where a legal representative applies for a personal certificate; shown as a QR code. Empty: words only.</summary>
    public string PersonalCertificate { get; set; } = "";

    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Shows the striped band 沙箱环境，不具法律效力 on every page.</summary>
    public bool Sandbox { get; set; }
}
