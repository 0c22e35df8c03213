using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

/// The certificates of the authority's own services and those it hands to the portal.
public sealed class ServiceKeys(CertificateAuthority authority, CertificateRegister register, KeptKeys kept, TimeProvider clock)
{
    private const string Centre = "上海沙箱数字证书认证中心";
    private const string Platform = "上海市建设市场信息服务平台";
    private const string Authority = "上海市住房和城乡建设管理委员会";
    private readonly Dictionary<string, KeptKey> _keys = [];

    public KeptKey Timestamp => _keys["tsa"];

    public KeptKey OneNetwork => _keys["one-network"];

    public KeptKey PlatformSeal => _keys["platform-seal"];

    public KeptKey AuthoritySeal => _keys["authority-seal"];

    public KeptKey PortalTls => _keys["portal-tls"];

    public KeptKey OcspResponder(Issuer issuer) => _keys[$"ocsp-{issuer.Name}"];

    public async Task PrepareAsync(CancellationToken ct)
    {
        await PrepareAsync("ocsp-rsa", KeyAlgorithm.Rsa, Responder("RSA"), ct);
        await PrepareAsync("ocsp-ec", KeyAlgorithm.Ec, Responder("EC"), ct);
        await PrepareAsync("tsa", KeyAlgorithm.Rsa, TimestampUnit(), ct);
        await PrepareAsync("one-network", KeyAlgorithm.Ec, Wish("一网通办沙箱", "One-network sign-in", CertificateExtensions.DigitalSignature()), ct);
        await PrepareAsync("platform-seal", KeyAlgorithm.Ec, Seal(Platform, "3101000000001"), ct);
        await PrepareAsync("authority-seal", KeyAlgorithm.Ec, Seal(Authority, "3101000000002"), ct);
        await PrepareAsync("portal-tls", KeyAlgorithm.Rsa, Tls(), ct);
    }

    private async Task PrepareAsync(string name, KeyAlgorithm algorithm, CertificateWish wish, CancellationToken ct)
    {
        var key = await kept.FindAsync(name, ct);
        if (key is null || key.Certificate.NotAfter.ToUniversalTime() < clock.GetUtcNow().AddDays(30))
            key = await MakeAsync(name, algorithm, wish, ct);
        _keys[name] = key;
    }

    private async Task<KeptKey> MakeAsync(string name, KeyAlgorithm algorithm, CertificateWish wish, CancellationToken ct)
    {
        var key = SigningKey.Generate(algorithm);
        var certificate = await register.IssueAsync(authority.For(algorithm), wish, key, ct);
        return await kept.KeepAsync(name, new KeptKey(certificate, key), ct);
    }

    private CertificateWish Responder(string name) => Wish(Centre, $"CIAC Sandbox OCSP Responder ({name})",
        CertificateExtensions.DigitalSignature(),
        CertificateExtensions.Usage(SandboxOids.OcspSigning),
        CertificateExtensions.OcspNoCheck());

    // RFC 3161 §2.3: this usage alone, and critical.
    private CertificateWish TimestampUnit() => Wish(Centre, "CIAC Sandbox Time-Stamping Unit",
        CertificateExtensions.Signing(),
        CertificateExtensions.Usage(SandboxOids.TimeStamping, critical: true));

    private CertificateWish Seal(string owner, string number) => Wish(owner, owner,
        CertificateExtensions.Signing(),
        CertificateExtensions.Text(SandboxOids.ElectronicSeal, number));

    private CertificateWish Tls()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddIpAddress(System.Net.IPAddress.IPv6Loopback);
        names.AddDnsName("localhost");
        var wish = Wish(Platform, "localhost", CertificateExtensions.DigitalSignature(),
            CertificateExtensions.Usage(SandboxOids.ServerAuthentication), names.Build());
        // Browsers refuse a server certificate that lives longer than 398 days.
        return wish with { NotAfter = wish.NotBefore.AddDays(397) };
    }

    private CertificateWish Wish(string organization, string commonName, params X509Extension[] extensions)
    {
        var from = clock.GetUtcNow().AddDays(-1);
        return new CertificateWish(CertificateExtensions.Subject(organization, commonName), from, from.AddYears(5))
        {
            Extensions = [CertificateExtensions.EndEntity(), .. extensions],
        };
    }
}
