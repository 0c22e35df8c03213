using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Sealing;

/// <summary>
/// Where a key lies in a hardware module. The PIN stands in a file of its own and never in an address: OpenSSL's engine writes the
/// address of a key that it cannot open to the error stream.
/// </summary>
/// <param name="Address">PKCS #11 URI (RFC 7512) without type and PIN: <c>pkcs11:token=ciac;object=platform-seal</c>.</param>
/// <param name="PinFile">A file that holds the user's PIN and nothing else, readable by the portal only.</param>
public sealed record TokenAddress(string Address, string PinFile);

/// <summary>
/// A private key that never leaves a hardware module: PKCS #11 through OpenSSL's engine <c>pkcs11</c> (libp11). Which module it is,
/// is the engine's configuration (p11-kit, or PKCS11_MODULE_PATH). Thread-safe; one signature at a time.
/// </summary>
public sealed class TokenSignerKey : ISignerKey, IDisposable
{
    private const string Engine = "pkcs11";
    private readonly SafeEvpPKeyHandle _handle;
    private readonly RSAOpenSsl? _rsa;
    private readonly ECDsaOpenSsl? _ecdsa;
    private readonly Lock _one = new();

    private TokenSignerKey(SafeEvpPKeyHandle handle, bool isRsa)
    {
        _handle = handle;
        if (isRsa) _rsa = new RSAOpenSsl(handle);
        else _ecdsa = new ECDsaOpenSsl(handle);
    }

    /// <summary>Logs in and finds the key; the login lasts as long as the process.</summary>
    /// <param name="address">Where the key lies.</param>
    /// <param name="certificate">The certificate of that key: it says which kind of key it is.</param>
    /// <exception cref="SealingException">
    /// <see cref="SealingFailure.TokenMissing"/>: no engine, module, token, key or PIN file. <see cref="SealingFailure.PinRefused"/>:
    /// the key is there and the PIN does not open it; the engine has tried it twice, so do not try again unasked.
    /// </exception>
    public static TokenSignerKey Open(TokenAddress address, X509Certificate2 certificate)
    {
        // Without a PIN the engine would ask at the terminal.
        if (!File.Exists(address.PinFile)) throw new SealingException(SealingFailure.TokenMissing, "the file with the token's PIN is not there");
        SafeEvpPKeyHandle handle;
        try
        {
            handle = SafeEvpPKeyHandle.OpenPrivateKeyFromEngine(Engine, Of(address, "private"));
        }
        catch (CryptographicException)
        {
            throw IsThere(address)
                ? new SealingException(SealingFailure.PinRefused, "the token refuses its PIN")
                : new SealingException(SealingFailure.TokenMissing, "the token, its key, or the engine that reaches it is not there");
        }
        using var rsa = certificate.GetRSAPublicKey();
        return new TokenSignerKey(handle, isRsa: rsa is not null);
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_one)
        {
            return _rsa is not null
                ? _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : _ecdsa!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
        _handle.Dispose();
    }

    /// <summary>The public half is found without a login.</summary>
    private static bool IsThere(TokenAddress address)
    {
        try
        {
            SafeEvpPKeyHandle.OpenPublicKeyFromEngine(Engine, Of(address, "public")).Dispose();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Of(TokenAddress address, string type) => $"{address.Address};type={type};pin-source=file:{address.PinFile}";
}
