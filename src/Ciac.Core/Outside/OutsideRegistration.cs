using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Outside.Registry;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Outside.Timestamp;
using Ciac.Core.Outside.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Outside;

public static class OutsideRegistration
{
    /// <summary>The adapters to the outside parties, from the section Outside. Which side answers (real or sandbox) is only a setting.</summary>
    public static IServiceCollection AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Options<SmsOptions>(configuration, SmsOptions.Section, options => options.Address is not null);
        services.Options<CloudSigningOptions>(configuration, CloudSigningOptions.Section, options => options.Address is not null);
        services.Options<RegistryOptions>(configuration, RegistryOptions.Section, options => options.Address is not null);
        services.Options<CaOptions>(configuration, CaOptions.Section, options => options.TrustAnchors.Count > 0);
        services.Options<TimestampOptions>(configuration, TimestampOptions.Section, options => options.Addresses.Count > 0);

        services.Client(DysmsGateway.HttpClientName, provider => provider.GetRequiredService<IOptions<SmsOptions>>().Value.Timeout);
        services.Client(CscCall.HttpClientName, provider => provider.GetRequiredService<IOptions<CloudSigningOptions>>().Value.Timeout);
        services.Client(LegalPersonRegistry.HttpClientName, provider => provider.GetRequiredService<IOptions<RegistryOptions>>().Value.Timeout);
        services.Client(TrustRegistration.HttpClientName, provider => provider.GetRequiredService<IOptions<CaOptions>>().Value.Timeout);
        services.Client(TimestampRegistration.HttpClientName, provider => provider.GetRequiredService<IOptions<TimestampOptions>>().Value.Timeout);

        services.AddSingleton<ISmsGateway, DysmsGateway>();
        services.AddSingleton<SmsReceipts>();
        services.AddSingleton<CscCall>();
        services.AddSingleton<ICloudSigning, CscCloudSigning>();
        services.AddSingleton<ILegalPersonRegistry, LegalPersonRegistry>();
        services.AddTrust();
        services.AddTimestamps();
        return services;
    }

    private static void Options<TOptions>(this IServiceCollection services, IConfiguration configuration, string section, Func<TOptions, bool> isComplete)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).Validate(isComplete, $"{section}: an address or file list is missing").ValidateOnStart();

    // No redirects: an answer that sends us elsewhere is no answer. No cookies: no party is a browser session.
    private static void Client(this IServiceCollection services, string name, Func<IServiceProvider, TimeSpan> timeout) =>
        services.AddHttpClient(name, (provider, client) =>
        {
            client.Timeout = timeout(provider);
            client.MaxResponseContentBufferSize = HttpExchange.LargestAnswer;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
}
