using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Ca;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.OneNetwork;

/// ID tokens (JWS ES256) and the key set that verifies them.
public sealed class IdentityTokens(ServiceKeys keys, OneNetworkFaults faults, IOptions<SandboxOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public string Issuer => $"{options.Value.PublicAddress}/one-network";

    // Another key from one moment to the next, as after a rotation; the one before stays in the set.
    private readonly ECDsa _next = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string KeyId => faults.Is("rotated-key") ? "next" : FirstKeyId;

    private string FirstKeyId => Base64Url.EncodeToString(SHA256.HashData(keys.OneNetwork.Certificate.PublicKey.EncodedKeyValue.RawData))[..16];

    public object KeySet()
    {
        using var first = keys.OneNetwork.Certificate.GetECDsaPublicKey()!;
        var several = faults.Is("rotated-key") || faults.Is("no-kid");
        return new { keys = several ? new[] { Published(first, FirstKeyId), Published(_next, "next") } : [Published(first, FirstKeyId)] };
    }

    private static object Published(ECDsa key, string kid)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
    }

    public string Issue(CodeGrant grant, string accessToken)
    {
        var header = new Dictionary<string, string> { ["alg"] = faults.Is("unsigned") ? "none" : faults.Is("hmac") ? "HS256" : "ES256", ["typ"] = "JWT" };
        if (!faults.Is("no-kid"))
            header["kid"] = faults.Is("unknown-kid") ? "nobody" : KeyId;
        var signed = $"{Part(header)}.{Part(Claims(grant, accessToken))}";
        return $"{signed}.{Sign(signed)}";
    }

    private Dictionary<string, object?> Claims(CodeGrant grant, string accessToken)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = faults.Is("wrong-issuer") ? "https://attacker.example" : Issuer,
            ["sub"] = grant.Subject,
            ["aud"] = faults.Is("wrong-audience") ? "another-client" : grant.Request.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (faults.Is("expired") ? now - TimeSpan.FromHours(1) : now + Life).ToUnixTimeSeconds(),
            ["auth_time"] = grant.SignedInAt.ToUnixTimeSeconds(),
            ["acr"] = "L3",
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        if (grant.Request.Nonce is { } nonce)
            claims["nonce"] = faults.Is("wrong-nonce") ? nonce + "x" : nonce;
        return Spoilt(claims, now);
    }

    private Dictionary<string, object?> Spoilt(Dictionary<string, object?> claims, DateTimeOffset now)
    {
        Lie("wrong-azp", "azp", "another-client");
        Lie("two-audiences", "aud", new[] { claims["aud"], "another-client" });
        Lie("issued-tomorrow", "iat", (now + TimeSpan.FromDays(1)).ToUnixTimeSeconds());
        Lie("issued-long-ago", "iat", (now - TimeSpan.FromHours(1)).ToUnixTimeSeconds());
        Lie("wrong-at-hash", "at_hash", Base64Url.EncodeToString(new byte[16]));
        Lie("no-subject", "sub", "");
        if (faults.Is("no-nonce"))
            claims.Remove("nonce");
        return claims;

        void Lie(string fault, string name, object value)
        {
            if (faults.Is(fault))
                claims[name] = value;
        }
    }

    public void Dispose() => _next.Dispose();

    private string Sign(string text)
    {
        if (faults.Is("unsigned"))
            return "";
        // The classic confusion: the public secret of the client as the key of a MAC.
        if (faults.Is("hmac"))
            return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes("sandbox-one-network"), Encoding.ASCII.GetBytes(text)));
        if (faults.Is("rotated-key"))
            return Base64Url.EncodeToString(_next.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        using var certificate = keys.OneNetwork.Key.Join(keys.OneNetwork.Certificate);
        using var key = certificate.GetECDsaPrivateKey()!;
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        if (faults.Is("bad-signature"))
            signature[0] ^= 1;
        return Base64Url.EncodeToString(signature);
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
