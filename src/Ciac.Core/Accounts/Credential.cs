namespace Ciac.Core.Accounts;

/// <summary>What a person signs in with: a digital certificate by its unique identifier, or a licence or account by its platform's subject and unit.</summary>
public sealed class Credential
{
    public required Guid Id { get; init; }
    public CredentialKind Kind { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string UniqueId { get; init; }

    /// <summary>The unit's name as this certificate carries it.</summary>
    public required string CertificateName { get; set; }
    public required string SerialNumber { get; set; }
    public required DateTimeOffset ValidFrom { get; set; }

    /// <summary>The greatest value (infinity in the database): without an end, as an account is.</summary>
    public required DateTimeOffset ValidUntil { get; set; }
    public required string Thumbprint { get; set; }
    public required string Nickname { get; set; }
    public string? HolderName { get; set; }
    public string? HolderDocumentKind { get; set; }
    public string? HolderDocumentNumber { get; set; }
    public string? HolderMobile { get; set; }
    public required HolderRegistration HolderRegistration { get; set; }
    public required HolderRole Role { get; set; }
    public required bool IsMain { get; set; }
    public required CredentialStatus Status { get; set; }
    public required DateTimeOffset ActivatedAt { get; init; }
}
