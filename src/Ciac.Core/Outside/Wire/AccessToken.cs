using System.Text.Json.Serialization;

namespace Ciac.Core.Outside.Wire;

/// <summary>RFC 6749 §5.1.</summary>
internal sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record AccessToken(string Value, DateTimeOffset RenewAt)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>Renewed before it ends, so that no call starts with a token that dies on the way.</summary>
    public static AccessToken From(TokenAnswer answer, DateTimeOffset now)
    {
        var life = TimeSpan.FromSeconds(Math.Max(0, answer.ExpiresIn));
        return new AccessToken(answer.AccessToken, now + (life > 2 * Margin ? life - Margin : life / 2));
    }
}
