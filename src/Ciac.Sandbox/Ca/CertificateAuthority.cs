using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Ca;

/// One root, an RSA and a P-256 issuing authority below it; made once, kept in the database.
public sealed class CertificateAuthority(KeptKeys kept, IOptions<SandboxOptions> options, TimeProvider clock)
{
    private const string Organization = "上海沙箱数字证书认证中心";
    private readonly Dictionary<string, Issuer> _issuers = [];

    public Issuer Root => _issuers["root"];

    public IReadOnlyCollection<Issuer> Issuers => _issuers.Values;

    private Uri Address => new(options.Value.PublicAddress);

    public Issuer For(KeyAlgorithm algorithm) => _issuers[algorithm == KeyAlgorithm.Rsa ? "rsa" : "ec"];

    public Issuer? Find(string name) => _issuers.GetValueOrDefault(name);

    public async Task PrepareAsync(CancellationToken ct)
    {
        var root = await kept.FindAsync("root", ct) ?? await kept.KeepAsync("root", MakeRoot(), ct);
        _issuers["root"] = new Issuer("root", root.Certificate, root.Key, Address);
        await PrepareIssuingAsync("rsa", KeyAlgorithm.Rsa, ct);
        await PrepareIssuingAsync("ec", KeyAlgorithm.Ec, ct);
    }

    private async Task PrepareIssuingAsync(string name, KeyAlgorithm algorithm, CancellationToken ct)
    {
        var authority = await kept.FindAsync(name, ct) ?? await kept.KeepAsync(name, MakeIssuing(name, algorithm), ct);
        _issuers[name] = new Issuer(name, authority.Certificate, authority.Key, Address);
    }

    private KeptKey MakeRoot()
    {
        var key = SigningKey.Generate(KeyAlgorithm.Rsa);
        var subject = CertificateExtensions.Subject(Organization, "CIAC Sandbox Root CA");
        var request = new CertificateRequest(subject, key.PublicKey, HashAlgorithmName.SHA256);
        foreach (var extension in CertificateExtensions.Authority(pathLength: 1))
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key.PublicKey, false));
        var (from, to) = Validity(20);
        return new KeptKey(request.Create(subject, key.Generator(), from, to, Issuer.NewSerial()), key);
    }

    private KeptKey MakeIssuing(string name, KeyAlgorithm algorithm)
    {
        var key = SigningKey.Generate(algorithm);
        var (from, to) = Validity(15);
        var subject = CertificateExtensions.Subject(Organization, $"CIAC Sandbox Issuing CA ({name.ToUpperInvariant()})");
        var wish = new CertificateWish(subject, from, to) { Extensions = CertificateExtensions.Authority(pathLength: 0) };
        return new KeptKey(Root.Issue(wish, key.PublicKey), key);
    }

    // Starts in the past: the seeded expired token was valid within the life of its issuer.
    private (DateTimeOffset From, DateTimeOffset To) Validity(int years)
    {
        var from = clock.GetUtcNow().AddYears(-5);
        return (from, from.AddYears(years));
    }
}
