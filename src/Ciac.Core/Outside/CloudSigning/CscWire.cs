using System.Text.Json.Serialization;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Messages of the CSC API v2 as on the wire. What a provider may leave out is nullable.</summary>
internal sealed record CscError(string Error, [property: JsonPropertyName("error_description")] string? Description = null)
{
    /// <summary>Sandbox extension: how many wrong codes are left.</summary>
    [JsonPropertyName("x-triesLeft")]
    public int? TriesLeft { get; init; }
}

internal sealed record CredentialsListAnswer([property: JsonPropertyName("credentialIDs")] IReadOnlyList<string> CredentialIds);

internal sealed record CredentialsInfoAnswer(CredentialsInfoAnswer.KeyPart Key, CredentialsInfoAnswer.CertificatePart Cert)
{
    [JsonPropertyName("x-maskedPhone")]
    public string? MaskedPhone { get; init; }

    public sealed record KeyPart(string Status);

    public sealed record CertificatePart(IReadOnlyList<string> Certificates, string? Status = null);
}

internal sealed record ChallengeStatusAnswer(string State);

internal sealed record AuthorizeAnswer([property: JsonPropertyName("SAD")] string Sad, int ExpiresIn = AuthorizeAnswer.DefaultLife)
{
    /// <summary>Seconds; what the standard says when the provider says nothing.</summary>
    public const int DefaultLife = 3600;
}

internal sealed record SignHashAnswer(IReadOnlyList<string> Signatures);
