using Ciac.Core.Storage;

namespace Ciac.Core.Signatures;

public enum SignatoryRole
{
    Enterprise,
    LegalRepresentative,

    /// <summary>发证机关: its seal is set by the server.</summary>
    Authority,
    Platform,
}

public static class SignatoryRoles
{
    /// <summary>Sealed with a key of the server: no person is waited for, declines or is late.</summary>
    public static bool IsServer(this SignatoryRole role) => role is SignatoryRole.Authority or SignatoryRole.Platform;
}

public enum ChallengeState
{
    None,
    Asked,
    Sent,
    Failed,

    /// <summary>The provider did not answer: it may have sent a code or not. Never repeated by itself.</summary>
    Unknown,
}

/// <summary>签署方: one signer of a request, in its turn, with the state of its release by SMS code.</summary>
public sealed class Signatory
{
    /// <summary>Wrong codes before the code is dead.</summary>
    public const int MaxTries = 5;

    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required int Order { get; init; }
    public required SignatoryRole Role { get; init; }
    public required string FieldName { get; init; }
    public required string DisplayName { get; init; }

    /// <summary>Who must sign: the certificate's unique identifier for a seal, the identity number for a person, the organisation for the authority.</summary>
    public required string ExpectedIdentity { get; init; }

    /// <summary>Blind index of a person's number, by which the person's requests are found; null for a seal.</summary>
    public byte[]? IdentityIndex { get; init; }

    /// <summary>Where the signing link went; empty when the firm gave no number.</summary>
    public string LinkMobile { get; init; } = "";
    public byte[]? LinkHash { get; set; }
    public string? LinkTextId { get; set; }

    /// <summary>The prepared signature of this signatory as JSON; bound to one base revision by its hash.</summary>
    public string? PreparedJson { get; set; }
    public string? CredentialId { get; set; }
    public string? MaskedPhone { get; set; }
    public ChallengeState Challenge { get; set; }
    public string? ChallengeKey { get; set; }
    public DateTimeOffset? CodeExpiresAt { get; set; }
    public DateTimeOffset? ResendAllowedAt { get; set; }
    public int Tries { get; set; }

    /// <summary>While a typed code is with the provider: a second one waits, so that no guess is made in parallel.</summary>
    public DateTimeOffset? ReleasingUntil { get; set; }
    public DateTimeOffset? ViewedAt { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public string? SignedBy { get; set; }

    /// <summary>Signed by a scan of the electronic licence, not by the party's own key.</summary>
    public bool ByLicence { get; set; }

    internal static byte[] IndexOf(FieldCipher cipher, string identity) => cipher.Index(identity, "signatory-identity");
}
