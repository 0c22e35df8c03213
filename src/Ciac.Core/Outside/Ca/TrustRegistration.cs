using Ciac.Signing.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside.Ca;

/// <summary>The trust of Ciac.Signing, filled from the configured files and addresses. Files are read when it is first asked for.</summary>
internal static class TrustRegistration
{
    public const string HttpClientName = "Outside.Ca";

    public static void AddTrust(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<CaOptions>>().Value;
            return TrustStore.Load(CertificateFiles.Load(options.TrustAnchors), CertificateFiles.Load(options.Intermediates));
        });
        services.AddSingleton(Checkers);
        services.AddSingleton(provider => provider.GetRequiredService<RevocationCheckers>().Sealing);
    }

    private static RevocationCheckers Checkers(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<CaOptions>>().Value;
        var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
        var hard = new RevocationOptions { OcspAddress = options.OcspAddress, CrlAddress = options.CrlAddress, Timeout = options.Timeout };
        var sealing = new RevocationChecker(http, hard);
        // The same one, with the same remembered answers, unless an outage was declared.
        return new RevocationCheckers(sealing, options.SignInSoftFailUntil is { } until ? new RevocationChecker(http, hard with { SoftFailUntil = until }) : sealing);
    }
}
