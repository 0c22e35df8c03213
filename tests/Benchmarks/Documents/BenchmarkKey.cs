using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Benchmarks.Documents;

/// <summary>A P-256 key with a certificate of its own making.</summary>
internal static class BenchmarkKey
{
    public static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=上海虚构第一号建设工程有限公司", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
