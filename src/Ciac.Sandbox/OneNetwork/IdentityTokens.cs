using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Ciac.Sandbox.Ca;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.OneNetwork;

/// ID tokens (JWS ES256) and the key set that verifies them.
public sealed class IdentityTokens(ServiceKeys keys, OneNetworkFaults faults, IOptions<SandboxOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public string Issuer => $"{options.Value.PublicAddress}/one-network";

    private string KeyId => Base64Url.EncodeToString(SHA256.HashData(keys.OneNetwork.Certificate.PublicKey.EncodedKeyValue.RawData))[..16];

    public object KeySet()
    {
        using var key = keys.OneNetwork.Certificate.GetECDsaPublicKey()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = KeyId,
                    x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y),
                },
            },
        };
    }

    public string Issue(CodeGrant grant, string accessToken)
    {
        var header = new { alg = faults.Is("unsigned") ? "none" : "ES256", typ = "JWT", kid = faults.Is("unknown-kid") ? "nobody" : KeyId };
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
        return claims;
    }

    private string Sign(string text)
    {
        if (faults.Is("unsigned"))
            return "";
        using var certificate = keys.OneNetwork.Key.Join(keys.OneNetwork.Certificate);
        using var key = certificate.GetECDsaPrivateKey()!;
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        if (faults.Is("bad-signature"))
            signature[0] ^= 1;
        return Base64Url.EncodeToString(signature);
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
