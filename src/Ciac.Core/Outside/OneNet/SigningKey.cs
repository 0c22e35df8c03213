using System.Buffers.Text;
using System.Security.Cryptography;

namespace Ciac.Core.Outside.OneNet;

/// <summary>One key of the provider's set (RFC 7517); keys of other kinds and uses stay in the set and fit no token.</summary>
internal sealed record SigningKey(string Kty)
{
    private const int ShortestModulus = 256;

    public string? Kid { get; init; }
    public string? Use { get; init; }
    public string? Alg { get; init; }
    public string? Crv { get; init; }
    public string? X { get; init; }
    public string? Y { get; init; }
    public string? N { get; init; }
    public string? E { get; init; }

    /// <summary>Whether it may verify this algorithm: an algorithm never turns one kind of key into another.</summary>
    public bool Fits(string algorithm) => Use is null or "sig" && (Alg is null || Alg == algorithm) && algorithm switch
    {
        "ES256" => Kty == "EC" && Crv == "P-256" && X is not null && Y is not null,
        "RS256" or "PS256" => Kty == "RSA" && N is not null && E is not null,
        _ => false,
    };

    public bool Verifies(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            return Kty == "EC" ? VerifiesEc(data, signature) : VerifiesRsa(algorithm, data, signature);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            // A point that is not on the curve, a modulus that is none: such a key verifies nothing.
            return false;
        }
    }

    private bool VerifiesEc(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
        });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private bool VerifiesRsa(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var modulus = Base64Url.DecodeFromChars(N);
        if (modulus.Length < ShortestModulus) return false;
        using var key = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = Base64Url.DecodeFromChars(E) });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }
}
