using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Ciac.Sandbox.ClientCredentials;

/// OAuth2 bearer tokens of the registry and of the signing provider; a restart forgets them, as real ones may.
public sealed class AccessTokens(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    public string Issue(string party)
    {
        var now = clock.GetUtcNow();
        foreach (var (stale, grant) in _grants)
            if (grant.ExpiresAt <= now)
                _grants.TryRemove(stale, out _);
        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        _grants[token] = new Grant(party, now + Life);
        return token;
    }

    public bool Accepts(string party, HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && _grants.TryGetValue(header["Bearer ".Length..].Trim(), out var grant)
            && grant.Party == party
            && grant.ExpiresAt > clock.GetUtcNow();
    }

    private sealed record Grant(string Party, DateTimeOffset ExpiresAt);
}
