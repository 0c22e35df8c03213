using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ciac.Sandbox.ClientCredentials;

/// RFC 6749 §4.4 request: form or JSON body, client secret in the body or by Basic authentication.
public sealed record TokenRequest(string GrantType, string ClientId, string ClientSecret)
{
    public bool IsFrom(string client, string secret) => ClientId == client && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(ClientSecret), Encoding.UTF8.GetBytes(secret));

    public static async Task<TokenRequest> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var fields = request.HasFormContentType ? await FormAsync(request, ct) : await JsonAsync(request, ct);
        var (id, secret) = Basic(request) ?? (fields.GetValueOrDefault("client_id", ""), fields.GetValueOrDefault("client_secret", ""));
        return new TokenRequest(fields.GetValueOrDefault("grant_type", ""), id, secret);
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpRequest request, CancellationToken ct) =>
        (await request.ReadFormAsync(ct)).ToDictionary(field => field.Key, field => field.Value.ToString());

    private static async Task<Dictionary<string, string>> JsonAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
            return [];
        try
        {
            return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(request.Body, cancellationToken: ct) ?? [];
        }
        catch (JsonException)
        {
            // No fields, so no client: the caller is told invalid_client, as for any other body that names none.
            return [];
        }
    }

    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var pair = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..].Trim(), pair, out var length))
            return null;
        var parts = Encoding.UTF8.GetString(pair, 0, length).Split(':', 2);
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : null;
    }
}
