using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Tests.Trust;

/// <summary>A certificate authority with real keys: an RSA root, an RSA and a P-256 issuing CA. Made once for all tests.</summary>
internal sealed class TestAuthority
{
    /// <summary>Now, in whole seconds and at the offset of the portal: outside programs sign and stamp by the same clock.</summary>
    public static readonly DateTimeOffset Today = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).ToOffset(TimeSpan.FromHours(8));
    public static readonly DateTimeOffset From = Today.AddDays(-200);
    // RSA keys are slow to make, and what tests of RSA leaves tell apart are certificates.
    private static readonly RSA LeafKey = RSA.Create(2048);
    private static readonly Lazy<TestAuthority> Only = new(() => new TestAuthority("Test"));

    public TestAuthority(string name)
    {
        Root = SelfSigned(name + " Root");
        Rsa = Issuing(name + " RSA", RSA.Create(2048));
        Ec = Issuing(name + " EC", ECDsa.Create(ECCurve.NamedCurves.nistP256));
    }

    public static TestAuthority Shared => Only.Value;

    public X509Certificate2 Root { get; }

    public X509Certificate2 Rsa { get; }

    public X509Certificate2 Ec { get; }

    /// <summary>Leaf first, then its issuer and the root.</summary>
    public IReadOnlyList<byte[]> Chain(X509Certificate2 leaf) => [leaf.RawData, (leaf.Issuer == Ec.Subject ? Ec : Rsa).RawData, Root.RawData];

    public X509Certificate2 IssueRsa(string name, LeafOptions? options = null) => Issue(options is { RsaBits: not 2048 } ? RSA.Create(options.RsaBits) : LeafKey, Rsa, name, options ?? new());

    public X509Certificate2 IssueEc(string name, LeafOptions? options = null, ECCurve? curve = null) => Issue(ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256), Ec, name, options ?? new());

    private static X509Certificate2 SelfSigned(string name)
    {
        var request = Request(RSA.Create(2048), "CN=" + name, HashAlgorithmName.SHA256);
        AuthorityExtensions(request, pathLength: 1);
        return request.CreateSelfSigned(From.AddYears(-5), From.AddYears(20));
    }

    private X509Certificate2 Issuing(string name, AsymmetricAlgorithm key)
    {
        var request = Request(key, "CN=" + name, HashAlgorithmName.SHA256);
        AuthorityExtensions(request, pathLength: 0);
        return WithKey(request.Create(Root.SubjectName, Generator(Root), From.AddYears(-4), From.AddYears(10), [0x20, .. RandomNumberGenerator.GetBytes(7)]), key);
    }

    public static X509Certificate2 Issue(AsymmetricAlgorithm key, X509Certificate2 issuer, string name, LeafOptions options)
    {
        var request = Request(key, "C=CN, O=" + name + ", CN=" + name, options.Hash);
        if (!options.WithoutBasicConstraints) request.CertificateExtensions.Add(new X509BasicConstraintsExtension(options.IsAuthority, false, 0, true));
        if (options.Usage is { } usage) request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        if (options.Purposes.Count > 0) request.CertificateExtensions.Add(Purposes(options));
        if (options.OcspAddress is not null || options.IssuerAddress is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(
                options.OcspAddress is null ? null : [options.OcspAddress], options.IssuerAddress is null ? null : [options.IssuerAddress]));
        }
        if (options.CrlAddress is not null) request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([options.CrlAddress]));
        foreach (var extension in options.Extensions) request.CertificateExtensions.Add(extension);
        byte[] serial = [0x40, .. RandomNumberGenerator.GetBytes(7)];
        return WithKey(request.Create(issuer.SubjectName, Generator(issuer), options.NotBefore, options.NotAfter, options.Serial ?? serial), key);
    }

    private static X509EnhancedKeyUsageExtension Purposes(LeafOptions options)
    {
        var oids = new OidCollection();
        foreach (var purpose in options.Purposes) oids.Add(new Oid(purpose));
        return new X509EnhancedKeyUsageExtension(oids, options.PurposesCritical);
    }

    public static X509SignatureGenerator Generator(X509Certificate2 issuer) => issuer.GetRSAPrivateKey() is { } rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!);

    private static CertificateRequest Request(AsymmetricAlgorithm key, string subject, HashAlgorithmName hash) => key is RSA rsa
        ? new CertificateRequest(subject, rsa, hash, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(subject, (ECDsa)key, hash);

    private static void AuthorityExtensions(CertificateRequest request, int pathLength)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLength, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, AsymmetricAlgorithm key) => key is RSA rsa
        ? certificate.CopyWithPrivateKey(rsa)
        : certificate.CopyWithPrivateKey((ECDsa)key);
}

/// <summary>What a leaf certificate says; the defaults are a certificate that may sign documents.</summary>
internal sealed record LeafOptions
{
    public X509KeyUsageFlags? Usage { get; init; } = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    public IReadOnlyList<string> Purposes { get; init; } = [];

    public bool PurposesCritical { get; init; }

    public DateTimeOffset NotBefore { get; init; } = TestAuthority.From;

    public DateTimeOffset NotAfter { get; init; } = TestAuthority.From.AddYears(2);

    public bool IsAuthority { get; init; }

    public bool WithoutBasicConstraints { get; init; }

    public int RsaBits { get; init; } = 2048;

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public byte[]? Serial { get; init; }

    public string? OcspAddress { get; init; }

    public string? IssuerAddress { get; init; }

    public string? CrlAddress { get; init; }

    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];
}
