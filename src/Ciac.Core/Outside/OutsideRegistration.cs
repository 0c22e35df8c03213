using Ciac.Core.Outside.ApprovingSystem;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Outside.NationalPlatform;
using Ciac.Core.Outside.OneNet;
using Ciac.Core.Outside.PersonRegistration;
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
        // An HMAC with an empty key could be made by anybody.
        services.Options<SmsOptions>(configuration, SmsOptions.Section, options => options is { Address: not null, ReceiptSecret.Length: > 0 });
        services.Options<CloudSigningOptions>(configuration, CloudSigningOptions.Section, options => options.Address is not null);
        services.Options<RegistryOptions>(configuration, RegistryOptions.Section, options => options.Address is not null);
        services.Options<ELicenceOptions>(configuration, ELicenceOptions.Section, options => options is { Address: not null, Secret.Length: > 0, CallbackSecret.Length: > 0 });
        services.Options<PersonRegistrationOptions>(configuration, PersonRegistrationOptions.Section, options => options is { Address: not null, Secret.Length: > 0, CallbackSecret.Length: > 0 });
        services.Options<ApprovingSystemOptions>(configuration, ApprovingSystemOptions.Section, options => options.CallbackSecret.Length > 0);
        services.Options<NationalPlatformOptions>(configuration, NationalPlatformOptions.Section, options => options is { Address: not null, Secret.Length: > 0 });
        services.Options<OneNetOptions>(configuration, OneNetOptions.Section, options => options is { Issuer.Length: > 0, ClientSecret.Length: > 0, RedirectUris.Count: > 0 });
        services.Options<CaOptions>(configuration, CaOptions.Section, options => options.TrustAnchors.Count > 0);
        services.Options<TimestampOptions>(configuration, TimestampOptions.Section, options => options.Addresses.Count > 0);

        services.Client(DysmsGateway.HttpClientName, provider => provider.GetRequiredService<IOptions<SmsOptions>>().Value.Timeout);
        services.Client(CscCall.HttpClientName, provider => provider.GetRequiredService<IOptions<CloudSigningOptions>>().Value.Timeout);
        services.Client(LegalPersonRegistry.HttpClientName, provider => provider.GetRequiredService<IOptions<RegistryOptions>>().Value.Timeout);
        services.Client(TrustRegistration.HttpClientName, provider => provider.GetRequiredService<IOptions<CaOptions>>().Value.Timeout);
        services.Client(TimestampRegistration.HttpClientName, provider => provider.GetRequiredService<IOptions<TimestampOptions>>().Value.Timeout);

        services.Client(ELicencePlatform.HttpClientName, provider => provider.GetRequiredService<IOptions<ELicenceOptions>>().Value.Timeout);
        services.Client(PersonRegistrationDesk.HttpClientName, provider => provider.GetRequiredService<IOptions<PersonRegistrationOptions>>().Value.Timeout);
        services.Client(NationalPlatformClient.HttpClientName, provider => provider.GetRequiredService<IOptions<NationalPlatformOptions>>().Value.Timeout);
        services.Client(OneNetLogin.HttpClientName, provider => provider.GetRequiredService<IOptions<OneNetOptions>>().Value.Timeout);

        services.AddSingleton<ISmsGateway, DysmsGateway>();
        services.AddSingleton<SmsReceipts>();
        services.AddSingleton<CscCall>();
        services.AddSingleton<ICloudSigning, CscCloudSigning>();
        services.AddSingleton<ILegalPersonRegistry, LegalPersonRegistry>();
        services.AddSingleton<IELicence, ELicencePlatform>().AddSingleton<LicenceCallbacks>();
        services.AddSingleton<IPersonRegistration, PersonRegistrationDesk>().AddSingleton<RegistrationCallbacks>();
        services.AddSingleton<ApprovingCallbacks>().AddSingleton<INationalPlatform, NationalPlatformClient>();
        services.AddSingleton<OneNetProvider>().AddSingleton<IOneNetLogin, OneNetLogin>();
        services.AddTrust();
        services.AddTimestamps();
        return services;
    }

    private static void Options<TOptions>(this IServiceCollection services, IConfiguration configuration, string section, Func<TOptions, bool> isComplete)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).Validate(isComplete, $"{section}: an address, a secret or a file list is missing").ValidateOnStart();

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
