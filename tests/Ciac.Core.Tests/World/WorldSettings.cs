using Ciac.Core.Tests.Outside;
using Ciac.Core.Tests.Outside.Contract;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Ciac.Core.Tests.World;

/// <summary>The portal's settings with the sandbox as every outside party. Parties are given two seconds, so that a slow one is soon seen.</summary>
internal sealed record WorldSettings
{
    public string Keys { get; init; } = Path.Combine(Path.GetTempPath(), $"ciac-keys-{Guid.NewGuid():N}.json");

    public string Environment { get; init; } = "Development";

    /// <summary>Longer than any certificate lives: every stored document is due.</summary>
    public const string EverythingIsDue = "3650.00:00:00";

    /// <summary>How long before its timestamp's certificate ends a document is stamped again.</summary>
    public string RenewalMargin { get; init; } = "60.00:00:00";

    /// <summary>The root of one more authority that is trusted.</summary>
    public string? Anchor { get; init; }

    public Dictionary<string, string?> Of(SandboxFixture sandbox) => new(OutsideWorld.Settings(sandbox.Address))
    {
        ["Keys:File"] = Keys,
        ["Portal:PublicAddress"] = PortalWorld.Origin,
        // Everybody of a world stands behind one address.
        ["TextLimits:CodesPerAddressHour"] = "100",
        ["Outside:Sms:AccessKeyId"] = "sandbox",
        ["Outside:Sms:AccessKeySecret"] = "sandbox-secret",
        ["Outside:Sms:ReceiptSecret"] = "sandbox-receipt-secret",
        ["Outside:Sms:Timeout"] = "00:00:02",
        ["Outside:CloudSigning:ClientSecret"] = "sandbox-csc",
        ["Outside:CloudSigning:Timeout"] = "00:00:02",
        ["Outside:Registry:ClientSecret"] = "sandbox-registry",
        ["Outside:Registry:Timeout"] = "00:00:02",
        ["Outside:Registry:Retries"] = "0",
        ["Outside:ELicence:Secret"] = "sandbox-licence-secret",
        ["Outside:ELicence:CallbackSecret"] = "sandbox-licence-callback",
        ["Outside:ELicence:Timeout"] = "00:00:02",
        ["Outside:PersonRegistration:Secret"] = "sandbox-registration-secret",
        ["Outside:PersonRegistration:CallbackSecret"] = "sandbox-registration-callback",
        ["Outside:PersonRegistration:Timeout"] = "00:00:02",
        ["Outside:ApprovingSystem:CallbackSecret"] = "sandbox-approving-callback",
        ["Outside:NationalPlatform:Secret"] = "sandbox-national-secret",
        ["Outside:NationalPlatform:Timeout"] = "00:00:02",
        ["Outside:OneNet:ClientSecret"] = "sandbox-one-network",
        ["Outside:OneNet:Timeout"] = "00:00:02",
        ["Outside:Ca:Timeout"] = "00:00:02",
        ["Outside:Ca:TrustAnchors:0"] = sandbox.TrustFile("root.crt"),
        ["Outside:Ca:TrustAnchors:1"] = Anchor ?? sandbox.TrustFile("root.crt"),
        ["Outside:Ca:Intermediates:0"] = sandbox.TrustFile("issuing.crt"),
        ["Outside:Ca:Intermediates:1"] = sandbox.TrustFile("issuing-ec.crt"),
        ["Outside:Timestamp:Timeout"] = "00:00:02",
        ["Signatures:RenewalMargin"] = RenewalMargin,
        ["Signatures:PlatformSealFile"] = sandbox.TrustFile("../platform-seal.pfx"),
        ["Signatures:PlatformSealPassword"] = "sandbox",
        ["Signatures:AuthoritySealFile"] = sandbox.TrustFile("../authority-seal.pfx"),
        ["Signatures:AuthoritySealPassword"] = "sandbox",
    };
}

internal sealed class NamedEnvironment(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;
    public string ApplicationName { get; set; } = "Ciac.Core.Tests";
    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
