using System.Text.Json.Serialization;

namespace Ciac.Sandbox.CloudSigning;

// Bodies of the CSC API v2, members spelt as the standard spells them.
public sealed record CredentialsListRequest([property: JsonPropertyName("userID")] string? UserId);

public sealed record CredentialsInfoRequest([property: JsonPropertyName("credentialID")] string? CredentialId)
{
    [JsonPropertyName("certificates")]
    public string Certificates { get; init; } = "single";
}

public sealed record GetChallengeRequest([property: JsonPropertyName("credentialID")] string? CredentialId)
{
    [JsonPropertyName("authObjectID")]
    public string? AuthObjectId { get; init; }

    [JsonPropertyName("clientData")]
    public string? ClientData { get; init; }

    [JsonPropertyName("hashes")]
    public IReadOnlyList<string>? Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public string? HashAlgorithm { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }
}

public sealed record ChallengeStatusRequest([property: JsonPropertyName("idempotencyKey")] string? IdempotencyKey);

public sealed record AuthorizeRequest([property: JsonPropertyName("credentialID")] string? CredentialId)
{
    [JsonPropertyName("numSignatures")]
    public int? NumSignatures { get; init; }

    [JsonPropertyName("hashes")]
    public IReadOnlyList<string>? Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public string? HashAlgorithm { get; init; }

    [JsonPropertyName("authData")]
    public IReadOnlyList<AuthenticationDatum>? AuthData { get; init; }

    [JsonPropertyName("clientData")]
    public string? ClientData { get; init; }
}

public sealed record AuthenticationDatum(
    [property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("value")] string? Value);

public sealed record SignHashRequest([property: JsonPropertyName("credentialID")] string? CredentialId)
{
    [JsonPropertyName("SAD")]
    public string? Sad { get; init; }

    [JsonPropertyName("hashes")]
    public IReadOnlyList<string>? Hashes { get; init; }

    [JsonPropertyName("hashAlgorithmOID")]
    public string? HashAlgorithm { get; init; }

    [JsonPropertyName("signAlgo")]
    public string? SignAlgo { get; init; }
}
