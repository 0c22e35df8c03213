using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Tests.Outside;
using Ciac.Core.Tests.Outside.Ca;

namespace Ciac.Core.Tests.World;

/// <summary>A certificate authority that issues what the sandbox's never would; it keeps an empty revocation list.</summary>
internal sealed class TestAuthority : IAsyncDisposable
{
    public const string UniqueId = "109@XY" + TestCertificates.Code;
    private static readonly DateTimeOffset Today = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _root;
    private TestParty? _list;

    private TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(Today.AddYears(-1), Today.AddYears(5));
        File.WriteAllText(RootFile, _root.ExportCertificatePem());
    }

    public string RootFile { get; } = Path.Combine(Path.GetTempPath(), $"ciac-root-{Guid.NewGuid():N}.crt");

    public static async Task<TestAuthority> StartAsync()
    {
        var authority = new TestAuthority();
        var list = new CertificateRevocationListBuilder().Build(authority._root, 1, Today.AddDays(1), HashAlgorithmName.SHA256, thisUpdate: Today.AddMinutes(-1));
        authority._list = await TestParty.StartAsync(context => context.Response.Body.WriteAsync(list).AsTask());
        return authority;
    }

    /// <summary>An enterprise's certificate whose identity, usage and start are the test's.</summary>
    public Token Issue(
        X509KeyUsageFlags usage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        bool withIdentity = true,
        DateTimeOffset? from = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("C=CN, O=虚构公司, CN=虚构公司", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([_list!.Address.AbsoluteUri]));
        if (withIdentity)
        {
            request.CertificateExtensions.Add(new X509Extension(TestCertificates.UniqueIdOid, TestCertificates.Utf8(UniqueId), false));
            request.CertificateExtensions.Add(new X509Extension(TestCertificates.EnterpriseOid, TestCertificates.Utf8(TestCertificates.Code), false));
        }

        var issued = request.Create(_root, from ?? Today.AddDays(-1), Today.AddYears(1), [0x40, .. RandomNumberGenerator.GetBytes(15)]);
        return new Token(issued.CopyWithPrivateKey(key));
    }

    public async ValueTask DisposeAsync()
    {
        await _list!.DisposeAsync();
        File.Delete(RootFile);
    }
}
