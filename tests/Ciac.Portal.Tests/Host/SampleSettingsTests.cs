using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Ciac.Portal.Tests.Host;

/// <summary>The sample settings start a portal in Production, once the secrets and files of the place are given.</summary>
public sealed class SampleSettingsTests
{
    private static readonly HttpClient Http = new();

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Folder(), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Portal_starts_in_production_with_the_sample(string sample)
    {
        var place = Directory.CreateTempSubdirectory("ciac-sample-").FullName;
        await using var portal = await PortalProcess.ServeAsync(Path.Combine(Folder(), sample), PlaceOf(place));
        await portal.UntilReadyAsync(Http);
        using var page = await Http.GetAsync(new Uri(portal.Address, "sign-in"));
        page.EnsureSuccessStatusCode();
        Directory.Delete(place, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_key_of_a_sample_is_explained_or_plain(string sample)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), sample));
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        using var parsed = JsonDocument.Parse(text, options);
        Assert.True(parsed.RootElement.EnumerateObject().Count() > 5);
        Assert.True(text.Split("//").Length > 20, "A sample without explanations is no help.");
    }

    private static Dictionary<string, string> PlaceOf(string place)
    {
        var root = Path.Combine(place, "root.crt");
        File.WriteAllText(root, RootPem());
        return new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Keys__File"] = Path.Combine(place, "fields.json"),
            ["Portal__CacheFolder"] = Path.Combine(place, "pages"),
            ["Outside__Ca__TrustAnchors__0"] = root,
            ["Outside__Ca__Intermediates__0"] = root,
            ["Outside__Sms__AccessKeyId"] = "LTAI-of-this-place",
            ["Outside__Sms__AccessKeySecret"] = "a1-of-this-place",
            ["Outside__Sms__ReceiptSecret"] = "b2-of-this-place",
            ["Outside__CloudSigning__ClientSecret"] = "c3-of-this-place",
            ["Outside__Registry__ClientSecret"] = "d4-of-this-place",
            ["Outside__ELicence__Secret"] = "f6-of-this-place",
            ["Outside__ELicence__CallbackSecret"] = "g7-of-this-place",
            ["Outside__OneNet__ClientSecret"] = "h8-of-this-place",
            ["Signatures__PlatformSealPassword"] = "e5-of-this-place",
        };
    }

    private static string RootPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Root of this place", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return root.ExportCertificatePem();
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Ciac.Workflows.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "appsettings.samples");
    }
}
