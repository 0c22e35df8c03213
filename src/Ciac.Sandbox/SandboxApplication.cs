using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ciac.Sandbox.Approving;
using Ciac.Sandbox.Ca;
using Ciac.Sandbox.Callbacks;
using Ciac.Sandbox.ClientCredentials;
using Ciac.Sandbox.CloudSigning;
using Ciac.Sandbox.Licence;
using Ciac.Sandbox.National;
using Ciac.Sandbox.OneNetwork;
using Ciac.Sandbox.Pages;
using Ciac.Sandbox.People;
using Ciac.Sandbox.Registration;
using Ciac.Sandbox.Registry;
using Ciac.Sandbox.Seeds;
using Ciac.Sandbox.Sms;
using Ciac.Sandbox.Storage;
using Ciac.Sandbox.Switches;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;
using Npgsql;

namespace Ciac.Sandbox;

public static class SandboxApplication
{
    private const string DefaultAddress = "http://127.0.0.1:5090";

    /// The application with its database, keys, files and seeds in place; the caller starts it.
    public static async Task<WebApplication> BuildAsync(string[] args, CancellationToken ct)
    {
        // Named, because under a test runner the entry assembly is not this one and the pages would not be found.
        var name = typeof(SandboxApplication).Assembly.GetName().Name;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = name });
        var connection = builder.Configuration.GetConnectionString("Sandbox")
            ?? throw new InvalidOperationException("Set ConnectionStrings:Sandbox: the sandbox keeps its state in PostgreSQL.");
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        AddLogging(builder.Logging);
        await DatabasePreparation.EnsureDatabaseAsync(connection, ct);
        AddServices(builder, connection);
        var app = builder.Build();
        await PrepareAsync(app.Services, ct);
        Map(app);
        ParentProcess.WatchIfAsked(app);
        return app;
    }

    // Addresses of requests carry phones and identifiers: not in a log, unless somebody asks for it by configuration.
    private static void AddLogging(ILoggingBuilder logging) => logging
        .AddFilter("Npgsql", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        // The page keys protect a form's origin, nothing else.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    private static void AddServices(WebApplicationBuilder builder, string connection)
    {
        var services = builder.Services;
        services.Configure<SandboxOptions>(builder.Configuration.GetSection("Sandbox"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(connection)
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).Build());
        services.AddSingleton<SandboxDatabase>().AddSingleton<AccessTokens>();
        services.AddSingleton<PartySwitches>().AddSingleton<SmsSwitches>();
        services.AddSingleton<KeptKeys>().AddSingleton<CertificateRegister>().AddSingleton<CertificateAuthority>()
            .AddSingleton<ServiceKeys>().AddSingleton<TrustFiles>();
        services.AddSingleton<OcspResponder>().AddSingleton<RevocationLists>().AddSingleton<TimestampAuthority>();
        services.AddSingleton<TokenStore>().AddSingleton<TokenFiles>().AddSingleton<TokenAuthority>();
        services.AddSingleton<PersonStore>().AddSingleton<RegistryStore>();
        services.AddSingleton<CredentialStore>().AddSingleton<CredentialIssuer>()
            .AddSingleton<ChallengeStore>().AddSingleton<Challenges>().AddSingleton<ActivationStore>().AddSingleton<HashSigning>();
        services.AddSingleton<OneNetworkAccounts>().AddSingleton<OneNetworkFaults>().AddSingleton<AuthorizationCodes>().AddSingleton<IdentityTokens>();
        services.AddSingleton<EnterpriseStore>().AddSingleton<Seeder>().AddSingleton<SeedList>();
        services.AddSingleton<SmsInbox>().AddSingleton<SmsGateway>();
        services.AddSingleton<SmsReceipts>().AddHostedService(provider => provider.GetRequiredService<SmsReceipts>());
        services.AddHttpClient(SmsReceipts.Client, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddSingleton<LicenceTicketStore>().AddSingleton<LicencePeople>().AddSingleton<LicenceFaults>().AddSingleton<LicenceProfiles>().AddSingleton<LicenceSeals>().AddSingleton<LicenceApp>();
        services.AddSingleton<SignedCallbacks>().AddHostedService(provider => provider.GetRequiredService<SignedCallbacks>());
        services.AddSingleton<RegistrationTickets>().AddSingleton<RegistrationApp>();
        services.AddSingleton<CertificateStore>().AddSingleton<ApprovingSystem>().AddSingleton<SeededCertificates>().AddSingleton<NationalReports>();
        AddWeb(builder);
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorPages();
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.KebabCaseLower));
        });
        var folder = builder.Configuration["Sandbox:DataFolder"] ?? new SandboxOptions().DataFolder;
        builder.Services.AddDataProtection().SetApplicationName("ciac-sandbox")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(folder), "page-keys")));
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var source = services.GetRequiredService<NpgsqlDataSource>();
        await using var hold = await DatabasePreparation.LockAndCreateSchemaAsync(source, ct);
        var files = services.GetRequiredService<TokenFiles>();
        if (await services.GetRequiredService<KeptKeys>().FindAsync("root", ct) is null)
            files.RemoveForeign();
        await services.GetRequiredService<CertificateAuthority>().PrepareAsync(ct);
        await services.GetRequiredService<ServiceKeys>().PrepareAsync(ct);
        await services.GetRequiredService<TrustFiles>().WriteAsync(ct);
        await services.GetRequiredService<Seeder>().SeedFixedAsync(ct);
        await services.GetRequiredService<SeededCertificates>().PrepareAsync(ct);
        await files.RestoreMissingAsync(ct);
    }

    private static void Map(WebApplication app)
    {
        app.UseMiddleware<FailingParties>();
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapCertificateAuthority();
        app.MapSms();
        app.MapRegistry();
        app.MapCloudSigning();
        app.MapPeople();
        app.MapOneNetwork();
        app.MapLicence();
        app.MapRegistration();
        app.MapApproving();
        app.MapNational();
        app.MapSeeds();
        app.MapSwitches();
        app.MapAssets();
        app.MapRazorPages();
    }
}
