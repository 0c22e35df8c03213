using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

/// A key pair that forgets which of the two algorithms it is.
public sealed class SigningKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ec;

    private SigningKey(RSA? rsa, ECDsa? ec) => (_rsa, _ec) = (rsa, ec);

    public KeyAlgorithm Algorithm => _rsa is null ? KeyAlgorithm.Ec : KeyAlgorithm.Rsa;

    public PublicKey PublicKey => _rsa is null ? new PublicKey(_ec!) : new PublicKey(_rsa);

    public static SigningKey Generate(KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa => new(RSA.Create(2048), null),
        _ => new(null, ECDsa.Create(ECCurve.NamedCurves.nistP256)),
    };

    public static SigningKey Load(X509Certificate2 certificate, byte[] pkcs8)
    {
        if (certificate.GetRSAPublicKey() is not null)
        {
            var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return new(rsa, null);
        }
        var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(pkcs8, out _);
        return new(null, ec);
    }

    public byte[] Export() => _rsa?.ExportPkcs8PrivateKey() ?? _ec!.ExportPkcs8PrivateKey();

    public X509SignatureGenerator Generator() => _rsa is null
        ? X509SignatureGenerator.CreateForECDsa(_ec!)
        : X509SignatureGenerator.CreateForRSA(_rsa, RSASignaturePadding.Pkcs1);

    public X509Certificate2 Join(X509Certificate2 certificate) =>
        _rsa is null ? certificate.CopyWithPrivateKey(_ec!) : certificate.CopyWithPrivateKey(_rsa);

    public byte[] SignHash(byte[] hash) => _rsa is null
        ? _ec!.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence)
        : _rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose()
    {
        _rsa?.Dispose();
        _ec?.Dispose();
    }
}
