using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ciac.Workflows.Bookmarks;

/// <summary>
/// Elsa's hash of a stimulus: upper-case hex SHA-256 of <c>name|payload</c>, the payload as it is when it is a string,
/// else as JSON in PascalCase without nulls.
/// </summary>
internal static class StimulusHash
{
    private static readonly JsonSerializerOptions PascalCase = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Of(string name, object? payload) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(payload is null ? name : $"{name}|{TextOf(payload)}")));

    public static string? TextOf(object? payload) => payload switch
    {
        null => null,
        string text => text,
        _ => JsonSerializer.Serialize(payload, payload.GetType(), PascalCase),
    };
}
