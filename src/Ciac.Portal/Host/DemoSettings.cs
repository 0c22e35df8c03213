using System.Security.Cryptography.X509Certificates;

namespace Ciac.Portal.Host;

/// <summary>
/// The settings of <c>run</c>: every outside party is the sandbox of this machine. They are defaults, so a setting from
/// a file or the environment still wins; none of them passes the guard in Production.
/// </summary>
public static class DemoSettings
{
    /// <summary>Demo staff: printed at the start, refused in Production.</summary>
    public const string OfficerName = "officer";
    public const string OfficerPassword = "demo-officer-2026";
    public const string OfficerTotp = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    public static void Apply(WebApplicationBuilder builder)
    {
        var ports = RunPorts.From(builder.Configuration);
        var data = RunTogether.DataFolder(builder.Configuration);
        var sources = builder.Configuration.Sources;
        sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Of(ports, data) });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(ports.Http);
            kestrel.ListenLocalhost(ports.Https, listen => listen.UseHttps(
                X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(data, "sandbox", "portal-tls.pfx"), "sandbox")));
        });
    }

    private static Dictionary<string, string?> Of(RunPorts ports, string data)
    {
        var sandbox = $"http://127.0.0.1:{ports.Sandbox}";
        return new Dictionary<string, string?>
        {
            ["Portal:PublicAddress"] = $"http://127.0.0.1:{ports.Http}",
            ["Portal:CacheFolder"] = Path.Combine(data, "cache", "pages"),
            ["Keys:File"] = Path.Combine(data, "keys", "fields.json"),
            ["Looks:AssistantAddress"] = $"http://127.0.0.1:{ports.Assistant}",
            ["Looks:Sandbox"] = "true",
            ["Outside:Ca:TrustAnchors:0"] = Path.Combine(data, "sandbox", "trust", "root.crt"),
            ["Outside:Ca:Intermediates:0"] = Path.Combine(data, "sandbox", "trust", "issuing.crt"),
            ["Outside:Ca:Intermediates:1"] = Path.Combine(data, "sandbox", "trust", "issuing-ec.crt"),
            ["Outside:Sms:Address"] = $"{sandbox}/sms/",
            ["Outside:Sms:AccessKeyId"] = "sandbox",
            ["Outside:Sms:AccessKeySecret"] = "sandbox-secret",
            ["Outside:Sms:SignName"] = "上海建设",
            ["Outside:Sms:ReceiptSecret"] = "sandbox-receipt-secret",
            ["Outside:Registry:Address"] = $"{sandbox}/registry/",
            ["Outside:Registry:ClientId"] = "portal",
            ["Outside:Registry:ClientSecret"] = "sandbox-registry",
            ["Outside:CloudSigning:Address"] = $"{sandbox}/csc/v2/",
            ["Outside:CloudSigning:ClientId"] = "portal",
            ["Outside:CloudSigning:ClientSecret"] = "sandbox-csc",
            ["Outside:ELicence:Address"] = $"{sandbox}/licence/",
            ["Outside:ELicence:AppId"] = "portal",
            ["Outside:ELicence:Secret"] = "sandbox-licence-secret",
            ["Outside:ELicence:CallbackSecret"] = "sandbox-licence-callback",
            ["Outside:OneNet:Issuer"] = $"{sandbox}/one-network",
            ["Outside:OneNet:ClientId"] = "portal",
            ["Outside:OneNet:ClientSecret"] = "sandbox-one-network",
            ["Outside:OneNet:RedirectUris:0"] = $"http://127.0.0.1:{ports.Http}/callbacks/one-network",
            ["Outside:OneNet:RedirectUris:1"] = $"https://127.0.0.1:{ports.Https}/callbacks/one-network",
            ["Looks:OneNetworkAddress"] = sandbox,
            ["Outside:Timestamp:Addresses:0"] = $"{sandbox}/tsa",
            ["Signatures:PlatformSealFile"] = Path.Combine(data, "sandbox", "platform-seal.pfx"),
            ["Signatures:PlatformSealPassword"] = "sandbox",
            ["Staff:0:UserName"] = OfficerName,
            ["Staff:0:DisplayName"] = "审核员（演示）",
            ["Staff:0:Password"] = OfficerPassword,
            ["Staff:0:TotpSecret"] = OfficerTotp,
            ["Staff:0:Role"] = nameof(Core.Accounts.StaffRole.ReviewOfficer),
        };
    }
}
