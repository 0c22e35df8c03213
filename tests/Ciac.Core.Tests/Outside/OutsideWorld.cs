using System.Net;
using System.Net.Sockets;
using Ciac.Core.Outside;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Tests.Outside;

/// <summary>The adapters as the portal registers them, pointed at a test party.</summary>
internal static class OutsideWorld
{
    public static ServiceProvider Of(Uri party, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(party)).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var services = new ServiceCollection();
        if (clock is not null)
            services.AddSingleton(clock);
        configure?.Invoke(services);
        return services.AddOutside(configuration).BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Short timeouts where the party never answers; long ones elsewhere, because the machine of a test may be busy.</summary>
    public static ServiceProvider Of(Uri party, PartyFault fault) => Of(party, settings: fault != PartyFault.Slow ? null : new Dictionary<string, string?>
    {
        ["Outside:Sms:Timeout"] = "00:00:01",
        ["Outside:CloudSigning:Timeout"] = "00:00:01",
        ["Outside:Registry:Timeout"] = "00:00:01",
        ["Outside:Registry:Retries"] = "0",
    });

    /// <summary>An address where nobody listens: a port that was free a moment ago.</summary>
    public static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    public static Dictionary<string, string?> Settings(Uri party) => new()
    {
        ["Outside:Sms:Address"] = new Uri(party, "sms/").AbsoluteUri,
        ["Outside:Sms:AccessKeyId"] = "testid",
        ["Outside:Sms:AccessKeySecret"] = "testsecret",
        ["Outside:Sms:SignName"] = "建设市场",
        ["Outside:Sms:ReceiptSecret"] = "receipt-secret",
        ["Outside:Sms:Timeout"] = "00:00:20",
        ["Outside:CloudSigning:Address"] = new Uri(party, "csc/v2").AbsoluteUri,
        ["Outside:CloudSigning:ClientId"] = "portal",
        ["Outside:CloudSigning:ClientSecret"] = "csc-secret",
        ["Outside:CloudSigning:Timeout"] = "00:00:20",
        ["Outside:Registry:Address"] = new Uri(party, "registry").AbsoluteUri,
        ["Outside:Registry:ClientId"] = "portal",
        ["Outside:Registry:ClientSecret"] = "registry-secret",
        ["Outside:Registry:Timeout"] = "00:00:20",
        ["Outside:Registry:RetryDelay"] = "00:00:00.001",
        ["Outside:ApprovingSystem:CallbackSecret"] = "approving-callback",
        ["Outside:NationalPlatform:Address"] = new Uri(party, "national").AbsoluteUri,
        ["Outside:NationalPlatform:AppId"] = "portal",
        ["Outside:NationalPlatform:Secret"] = "national-secret",
        ["Outside:NationalPlatform:Timeout"] = "00:00:20",
        ["Outside:ELicence:Address"] = new Uri(party, "licence").AbsoluteUri,
        ["Outside:ELicence:AppId"] = "portal",
        ["Outside:ELicence:Secret"] = "licence-secret",
        ["Outside:ELicence:CallbackSecret"] = "licence-callback",
        ["Outside:ELicence:Timeout"] = "00:00:20",
        ["Outside:PersonRegistration:Address"] = new Uri(party, "registration").AbsoluteUri,
        ["Outside:PersonRegistration:AppId"] = "portal",
        ["Outside:PersonRegistration:Secret"] = "registration-secret",
        ["Outside:PersonRegistration:CallbackSecret"] = "registration-callback",
        ["Outside:PersonRegistration:Timeout"] = "00:00:20",
        ["Outside:OneNet:Issuer"] = new Uri(party, "one-network").AbsoluteUri,
        ["Outside:OneNet:ClientId"] = "portal",
        ["Outside:OneNet:ClientSecret"] = "one-network-secret",
        ["Outside:OneNet:RedirectUris:0"] = "http://127.0.0.1:5080/callbacks/one-network",
        ["Outside:OneNet:Timeout"] = "00:00:20",
        ["Outside:Ca:TrustAnchors:0"] = "root.crt",
        ["Outside:Timestamp:Addresses:0"] = new Uri(party, "tsa").AbsoluteUri,
        ["Outside:Timestamp:Timeout"] = "00:00:20",
    };
}
