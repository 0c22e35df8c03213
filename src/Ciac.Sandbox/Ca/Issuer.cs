using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

/// What a certificate shall say; the issuer adds what says where it came from.
public sealed record CertificateWish(X500DistinguishedName Subject, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public required IReadOnlyList<X509Extension> Extensions { get; init; }
}

/// A certification authority: root, rsa or ec.
public sealed class Issuer(string name, X509Certificate2 certificate, SigningKey key, Uri address)
{
    public string Name => name;

    public X509Certificate2 Certificate => certificate;

    public SigningKey Key => key;

    public X509Certificate2 Issue(CertificateWish wish, PublicKey publicKey)
    {
        var request = new CertificateRequest(wish.Subject, publicKey, HashAlgorithmName.SHA256);
        foreach (var extension in wish.Extensions)
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(publicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        request.CertificateExtensions.Add(CertificateExtensions.Policy());
        request.CertificateExtensions.Add(CertificateExtensions.RevocationList(new Uri(address, $"/ca/crl/{name}.crl")));
        request.CertificateExtensions.Add(CertificateExtensions.AuthorityAccess(address, name));
        return request.Create(certificate.SubjectName, key.Generator(), wish.NotBefore, wish.NotAfter, NewSerial());
    }

    // 32 hex digits without a leading zero and positive, as the scheme prints them.
    public static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
