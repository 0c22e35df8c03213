using System.Text.Json;
using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>The token that the assistant's panel posts with an ordinary form (identity.md §3.3, step 4).</summary>
public sealed record PostedToken(string? Format, Guid ChallengeId, byte[]? Certificate, string? Algorithm, byte[]? Signature)
{
    private const int Shortest = 100;
    private const int Longest = 16_384;

    /// <summary>Null when it is no token at all.</summary>
    public static CertificateToken? Parse(string? token)
    {
        if (token is null || token.Length is < Shortest or > Longest) return null;
        try
        {
            var posted = JsonSerializer.Deserialize<PostedToken>(token, JsonSerializerOptions.Web);
            return posted is { Format: "cmp-cert:1", Certificate: not null, Signature: not null, Algorithm: not null }
                ? new CertificateToken(posted.ChallengeId, posted.Certificate, posted.Algorithm, posted.Signature)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
