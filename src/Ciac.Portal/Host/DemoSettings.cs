using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>
/// The settings of <c>run</c>: every outside party is the sandbox of this machine. They are defaults, so a setting from
/// a file or the environment still wins; none of them passes the guard in Production.
/// </summary>
public static class DemoSettings
{
    /// <summary>Secret of every demo account's one-time codes.</summary>
    public const string StaffTotp = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /// <summary>Demo staff, one of each role: printed at the start, refused in Production.</summary>
    public static readonly IReadOnlyList<StaffSeed> Staff =
    [
        Member("officer", "审核员（演示）", StaffRole.ReviewOfficer),
        Member("officer-2", "审核复核人员（演示）", StaffRole.ReviewOfficer),
        Member("counter", "窗口人员（演示）", StaffRole.CounterClerk),
        Member("counter-2", "窗口复核人员（演示）", StaffRole.CounterClerk),
        Member("administrator", "平台管理员（演示）", StaffRole.PlatformAdministrator),
        Member("auditor", "审计员（演示）", StaffRole.Auditor),
    ];

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

    private static StaffSeed Member(string name, string displayName, StaffRole role) =>
        new() { UserName = name, DisplayName = displayName, Password = $"demo-{name}-2026", TotpSecret = StaffTotp, Role = role };

    private static Dictionary<string, string?> Of(RunPorts ports, string data)
    {
        var settings = OutsideOf(ports, data);
        foreach (var seal in new[] { "Platform", "Authority" })
        {
            settings[$"Signatures:{seal}SealFile"] = Path.Combine(data, "sandbox", $"{seal.ToLowerInvariant()}-seal.pfx");
            settings[$"Signatures:{seal}SealPassword"] = "sandbox";
        }

        settings["Portal:PublicAddress"] = $"http://127.0.0.1:{ports.Http}";
        settings["Portal:CacheFolder"] = Path.Combine(data, "cache", "pages");
        settings["Keys:File"] = Path.Combine(data, "keys", "fields.json");
        settings["Looks:AssistantAddress"] = $"http://127.0.0.1:{ports.Assistant}";
        settings["Looks:Sandbox"] = "true";
        // Everybody of the demo stands behind one address.
        settings["TextLimits:CodesPerAddressHour"] = "100000";
        for (var i = 0; i < Staff.Count; i++)
        {
            settings[$"Staff:{i}:UserName"] = Staff[i].UserName;
            settings[$"Staff:{i}:DisplayName"] = Staff[i].DisplayName;
            settings[$"Staff:{i}:Password"] = Staff[i].Password;
            settings[$"Staff:{i}:TotpSecret"] = Staff[i].TotpSecret;
            settings[$"Staff:{i}:Role"] = Staff[i].Role.ToString();
        }

        return settings;
    }

    private static Dictionary<string, string?> OutsideOf(RunPorts ports, string data)
    {
        var sandbox = $"http://127.0.0.1:{ports.Sandbox}";
        return new Dictionary<string, string?>
        {
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
            ["Outside:PersonRegistration:Address"] = $"{sandbox}/registration/",
            ["Outside:PersonRegistration:AppId"] = "portal",
            ["Outside:PersonRegistration:Secret"] = "sandbox-registration-secret",
            ["Outside:PersonRegistration:CallbackSecret"] = "sandbox-registration-callback",
            ["Outside:ApprovingSystem:CallbackSecret"] = "sandbox-approving-callback",
            ["Outside:NationalPlatform:Address"] = $"{sandbox}/national/",
            ["Outside:NationalPlatform:AppId"] = "portal",
            ["Outside:NationalPlatform:Secret"] = "sandbox-national-secret",
            ["Outside:OneNet:Issuer"] = $"{sandbox}/one-network",
            ["Outside:OneNet:ClientId"] = "portal",
            ["Outside:OneNet:ClientSecret"] = "sandbox-one-network",
            ["Outside:OneNet:RedirectUris:0"] = $"http://127.0.0.1:{ports.Http}/callbacks/one-network",
            ["Outside:OneNet:RedirectUris:1"] = $"https://127.0.0.1:{ports.Https}/callbacks/one-network",
            ["Looks:OneNetworkAddress"] = sandbox,
            ["Looks:PersonalCertificate"] = $"{sandbox}/people",
            ["Outside:Timestamp:Addresses:0"] = $"{sandbox}/tsa",
        };
    }
}
