using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Catalogue;
using Ciac.Core.Outside;
using Ciac.Core.Storage;
using Ciac.Portal.Api.Workflows;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Items;
using Ciac.Portal.Pages.Tasks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ciac.Portal.Host;

/// <summary>Puts the portal together: database, rooms, engine, pages.</summary>
public static class PortalHost
{
    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connectionString, CancellationToken ct)
    {
        OutsideGuard.Demand(builder.Configuration, builder.Environment);
        AddServices(builder, connectionString);
        var app = builder.Build();
        await PortalDatabase.MigrateAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), ct);
        await SeedAsync(app, ct);
        UsePortal(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, string connectionString)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.AddSingleton(sp => PortalDatabase.Open(connectionString, sp.GetRequiredService<ILoggerFactory>()));
        services.AddWorkflows(options => options.AddActivitiesFrom(typeof(CiacDb).Assembly));
        services.AddOutside(builder.Configuration);
        services.AddCore(builder.Configuration);
        services.AddHostedService<AuditKeeper>();
        services.AddScoped<ShippedWorkflows>();
        services.AddSingleton<PageImages>();
        services.AddPortalLooks();
        services.AddScoped<Pages.Certificates.CertificateCsv>();
        services.AddScoped<Timelines>().AddScoped<Pages.HomeGrants>().AddScoped<Pages.HomeUpgrades>().AddScoped<Pages.HomeAppointments>().AddScoped<Pages.HomeChanges>().AddScoped<Pages.HomeCopies>().AddScoped<Pages.HomeRunning>().AddScoped<Pages.Signatures.LicenceWay>().AddScoped<Pages.Signatures.SigningPages>().AddScoped<Pages.Signatures.SigningVerbs>();
        services.AddScoped<Pages.Reviews.ReviewVerbs>().AddScoped<Pages.Reviews.ReviewPages>().AddScoped<Pages.Certificates.Paper.PaperVerbs>();
        services.AddScoped<Pages.Verification.CheckPlaces>().AddScoped<Pages.Qualifications.Authority.ChecksCsv>().AddScoped<Pages.Verification.ReportFile>();
        services.AddTaskPages();
        services.AddItemPages();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.AddAuthorization(PortalRoles.Configure);
        services.AddWorkflowApi();
        services.AddDataProtection().SetApplicationName("ciac");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(sp =>
            new ConfigureOptions<KeyManagementOptions>(o =>
            {
                o.XmlRepository = new ProtectionKeys(sp.GetRequiredService<NpgsqlDataSource>());
                o.XmlEncryptor = new ProtectionKeyEncryptor(sp.GetRequiredService<FieldCipher>());
            }));
        // Style sheets and modules only: compressing a page beside its tokens would let an attacker measure them (BREACH).
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.AddRateLimiter(PortalLimits.Configure);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
    }

    private static async Task SeedAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShippedWorkflows>().ImportAsync(ct);
        var seeds = app.Configuration.GetSection("Staff").Get<List<StaffSeed>>() ?? [];
        await scope.ServiceProvider.GetRequiredService<SeedStaff>().HandleAsync(seeds, ct);
        await scope.ServiceProvider.GetRequiredService<SeedCatalogue>().HandleAsync(ct);
    }

    private static void UsePortal(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseExceptionHandler("/problem");
        app.UseStatusCodePagesWithReExecute("/problem", "?status={0}");
        app.UsePortalLooks();
        app.UseApiProblems();
        app.UseRouting();
        app.UseRequestSizes();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWorkflowApi();
        app.MapRazorPages();
        app.MapSignIn();
        app.MapSigning();
        app.MapVerification();
        app.MapChecks();
        app.MapCertificates();
        app.MapUpgrades();
        app.MapGrants();
        app.MapEnterprises();
        app.MapQualifications();
        app.MapRegistration();
        app.MapCallbacks();
        app.MapWorkflowApi();
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new() { Predicate = check => check.Tags.Contains("ready") });
    }
}
