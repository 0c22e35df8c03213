using System.Net;
using Ciac.CertificateAssistant.Gate;
using Ciac.CertificateAssistant.Pages;
using Ciac.CertificateAssistant.Requests;
using Ciac.CertificateAssistant.Tokens;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ciac.CertificateAssistant;

/// <summary>Puts the program together.</summary>
public static class AssistantHost
{
    private const string DefaultAddress = "http://127.0.0.1:18495";
    private const long LargestBody = 64 * 1024;

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls(Addresses(builder.Configuration["urls"] ?? DefaultAddress));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        AddParts(builder);
        adjust?.Invoke(builder);

        var app = builder.Build();
        // Watched from the start; and a folder that cannot be used is said now, not at the first question.
        app.Services.GetRequiredService<TokenFolder>();
        app.UseMiddleware<AddressGate>();
        app.UseMiddleware<SizeGate>();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1"), v1 => v1.UseMiddleware<OriginGate>());
        app.UseRouting();
        RequestApi.Map(app);
        TokenPages.Map(app);
        RequestPages.Map(app);
        AssistantFiles.Map(app);
        return app;
    }

    private static void AddParts(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<AssistantOptions>(builder.Configuration.GetSection(AssistantOptions.Section));
        // A waiting page holds a call open for up to 25 s; stopping must not wait for it.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChangeSignal>();
        services.AddSingleton<FormGate>();
        services.AddSingleton<PinTries>();
        services.AddSingleton<TokenFolder>();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<SignRequests>();
        services.AddSingleton<OpenRequest>();
        services.AddSingleton<FollowRequest>();
        services.AddSingleton<AnswerRequest>();
        services.AddSingleton<TokenOverview>();
        if (builder.Configuration[ExitWithParent.Switch] == "1") services.AddHostedService<ExitWithParent>();
    }

    // A key helper that can be reached from another machine is no key helper.
    private static string[] Addresses(string configured)
    {
        var addresses = configured.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(addresses, a => !IsLoopback(a)) is { } outside
            ? throw new InvalidOperationException($"The certificate assistant answers on http://127.0.0.1 only, not on {outside}.")
            : addresses;
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.Host == IPAddress.Loopback.ToString();
}
