using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ciac.Core.Outside.OneNet;

/// <summary>What an ID token must say.</summary>
internal sealed record Expected(string Issuer, string ClientId, string Nonce)
{
    public required string AccessToken { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>A signed ID token, taken apart; nothing of it is believed before it is verified (OpenID Connect Core §3.1.3.7).</summary>
internal sealed class IdToken
{
    private static readonly string[] Algorithms = ["ES256", "RS256", "PS256"];
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);
    private readonly JsonElement _header;
    private readonly JsonElement _claims;
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private IdToken(JsonElement header, JsonElement claims, (byte[] Signed, byte[] Signature) proof) =>
        (_header, _claims, (_signed, _signature)) = (header, claims, proof);

    public string Subject => Text(_claims, "sub") ?? "";

    private string Algorithm => Text(_header, "alg") ?? "";

    /// <summary>Null when it is no token of three parts.</summary>
    public static IdToken? Parse(string compact)
    {
        var parts = compact.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            var (header, claims) = (Part(parts[0]), Part(parts[1]));
            if (header.ValueKind != JsonValueKind.Object || claims.ValueKind != JsonValueKind.Object) return null;
            return new IdToken(header, claims, (Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])));
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the algorithm is one of the three; whatever key a header carries or points to is not looked at.</summary>
    public string? AlgorithmFault() => Algorithms.Contains(Algorithm) && !_header.TryGetProperty("crit", out _) ? null : "alg";

    /// <summary>The one key that may have signed it: by its name, or without a name the only one that fits.</summary>
    public SigningKey? KeyIn(IReadOnlyList<SigningKey> keys)
    {
        var kid = Text(_header, "kid");
        var fitting = keys.Where(key => key.Fits(Algorithm) && (kid is null || key.Kid == kid)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    public string? SignatureFault(SigningKey key) => key.Verifies(Algorithm, _signed, _signature) ? null : "signature";

    /// <summary>The first claim that is not as it must be; null when all are.</summary>
    public string? ClaimFault(Expected expected)
    {
        if (Text(_claims, "iss") != expected.Issuer) return "iss";
        if (AudienceFault(expected.ClientId) is { } audience) return audience;
        if (TimeFault(expected.Now) is { } time) return time;
        if (!Same(Text(_claims, "nonce"), expected.Nonce)) return "nonce";
        if (Subject.Length is 0 or > 255) return "sub";
        return HashFault(expected.AccessToken);
    }

    private string? AudienceFault(string clientId)
    {
        string?[] audiences = _claims.TryGetProperty("aud", out var aud) && aud.ValueKind == JsonValueKind.Array
            ? [.. aud.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : null)]
            : [Text(_claims, "aud")];
        if (!audiences.Contains(clientId)) return "aud";
        var party = Text(_claims, "azp");
        return (party is null && audiences.Length == 1 && !_claims.TryGetProperty("azp", out _)) || party == clientId ? null : "azp";
    }

    private string? TimeFault(DateTimeOffset now)
    {
        if (Time("exp") is not { } expires || expires <= now - Skew) return "exp";
        if (Time("iat") is not { } issued || issued > now + Skew || issued < now - Oldest) return "iat";
        return _claims.TryGetProperty("nbf", out _) && !(Time("nbf") <= now + Skew) ? "nbf" : null;
    }

    // Optional in the code flow (§3.1.3.6), but a wrong one says that the two tokens do not belong together.
    private string? HashFault(string accessToken)
    {
        if (!_claims.TryGetProperty("at_hash", out _)) return null;
        var half = SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16);
        return Same(Text(_claims, "at_hash"), Base64Url.EncodeToString(half)) ? null : "at_hash";
    }

    private DateTimeOffset? Time(string name) =>
        _claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool Same(string? given, string wanted) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Part(string text)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
        return document.RootElement.Clone();
    }
}
