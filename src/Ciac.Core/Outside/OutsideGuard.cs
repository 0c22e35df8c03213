using System.Security.Cryptography;
using Ciac.Core.Outside.Ca;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Ciac.Core.Outside;

/// <summary>Production never talks to the sandbox, by its secrets or under its certificates: the portal refuses to start.</summary>
public static class OutsideGuard
{
    private static readonly string[] DemoWords = ["sandbox", "demo", "example", "changeme", "test"];
    private static readonly string[] SecretEndings = ["Secret", "Password", "AccessKeyId"];

    // The demo's seal and staff come from the same place as its parties.
    private static readonly string[] Sections = ["Outside", "Signatures", "Staff"];
    private static readonly string[] CertificateLists = ["TrustAnchors", "Intermediates"];

    /// <summary>Empty outside Production. Each objection names the key and the reason, never the value.</summary>
    public static IReadOnlyList<string> Check(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsProduction() ? [.. Sections.SelectMany(section => Leaves(configuration.GetSection(section))).Select(Objection).OfType<string>()] : [];

    /// <summary>For the host's start.</summary>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        var objections = Check(configuration, environment);
        if (objections.Count > 0)
            throw new InvalidOperationException($"Not fit for Production:{Environment.NewLine}{string.Join(Environment.NewLine, objections)}");
    }

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(child => child.GetChildren().Any() ? Leaves(child) : [child]);

    private static string? Objection(IConfigurationSection leaf)
    {
        var value = leaf.Value ?? "";
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return IsSandbox(address!) ? $"{leaf.Path}: an address of this machine or of a sandbox" : null;
        if (SecretEndings.Any(ending => leaf.Key.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return IsDemoWord(value) ? $"{leaf.Path}: empty or a demo secret" : null;
        return CertificateLists.Any(list => leaf.Path.Contains($":{list}:", StringComparison.OrdinalIgnoreCase)) ? CertificateObjection(leaf) : null;
    }

    private static bool IsSandbox(Uri address) =>
        address.IsLoopback || address.Host is "0.0.0.0" or "[::]"
        || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || address.Host.Contains("sandbox", StringComparison.OrdinalIgnoreCase);

    private static bool IsDemoWord(string value) =>
        value.Length == 0 || DemoWords.Any(word => value.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string? CertificateObjection(IConfigurationSection leaf)
    {
        try
        {
            return CertificateFiles.Load([leaf.Value ?? ""]).Any(SandboxCertificates.IsFromSandbox) ? $"{leaf.Path}: a certificate of the sandbox" : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return $"{leaf.Path}: cannot be read as a certificate";
        }
    }
}
