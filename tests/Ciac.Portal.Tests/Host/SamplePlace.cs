using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Portal.Tests.Host;

/// <summary>What a place gives to the sample settings: secrets, files, certificates.</summary>
internal static class SamplePlace
{
    public static Dictionary<string, string> SettingsOf(string place)
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
            ["Outside__PersonRegistration__Secret"] = "i9-of-this-place",
            ["Outside__PersonRegistration__CallbackSecret"] = "j0-of-this-place",
            ["Outside__ApprovingSystem__CallbackSecret"] = "k1-of-this-place",
            ["Outside__NationalPlatform__Secret"] = "l2-of-this-place",
            ["Outside__OneNet__ClientSecret"] = "h8-of-this-place",
            ["Signatures__PlatformSealPassword"] = "e5-of-this-place",
            ["Signatures__AuthoritySealPassword"] = "k1-of-this-place",
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

    public static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Ciac.Workflows.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "appsettings.samples");
    }
}
