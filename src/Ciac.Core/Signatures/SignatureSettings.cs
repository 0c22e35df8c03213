using Microsoft.Extensions.Options;

namespace Ciac.Core.Signatures;

public sealed class SignatureOptions
{
    public const string Section = "Signatures";

    public TimeSpan RequestLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a code releases a signature (30:00 on the page).</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a prepared seal waits for the token's value; then it is prepared again.</summary>
    public TimeSpan PreparedLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>When another code may be asked for.</summary>
    public TimeSpan ResendCooldown { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long before its last timestamp's certificate ends a stored document is stamped again.</summary>
    public TimeSpan RenewalMargin { get; set; } = TimeSpan.FromDays(60);

    /// <summary>PKCS#12 file of the platform's sealing key, and its password.</summary>
    public string PlatformSealFile { get; set; } = "";

    public string PlatformSealPassword { get; set; } = "";

    /// <summary>PKCS #11 address of the platform's key when a hardware module holds it, and the file of its PIN; the seal file is its certificate then.</summary>
    public string PlatformSealToken { get; set; } = "";

    public string PlatformSealPinFile { get; set; } = "";

    /// <summary>The name on the platform's seal.</summary>
    public string PlatformName { get; set; } = "上海市建设市场信息服务平台";

    /// <summary>PKCS#12 file of the sealing key of the authority that issues qualification certificates, and its password.</summary>
    public string AuthoritySealFile { get; set; } = "";

    public string AuthoritySealPassword { get; set; } = "";

    /// <summary>As of the platform's key.</summary>
    public string AuthoritySealToken { get; set; } = "";

    public string AuthoritySealPinFile { get; set; } = "";

    /// <summary>The name on the authority's seal; its certificate names the same organisation.</summary>
    public string AuthorityName { get; set; } = "上海市住房和城乡建设管理委员会";
}

/// <summary>What the signing verbs need beside the data.</summary>
public sealed record SignatureSettings(SignatureOptions Options, PortalAddress Address, TimeProvider Clock)
{
    public static SignatureSettings From(IOptions<SignatureOptions> options, IOptions<PortalAddress> address, TimeProvider clock) =>
        new(options.Value, address.Value, clock);
}
