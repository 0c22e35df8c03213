namespace Ciac.Core.Outside.CloudSigning;

/// <summary>
/// Port to the provider that holds the legal representatives' keys (CSC API v2). The provider makes, sends and checks the
/// code; it passes through <see cref="AuthorizeAsync"/> and is kept nowhere.
/// </summary>
public interface ICloudSigning
{
    Task<CredentialResult> FindCredentialAsync(string idNumber, CancellationToken ct);

    /// <summary>Has the provider text a code that releases this order only. A repeated key never texts twice.</summary>
    Task<ChallengeResult> RequestChallengeAsync(SigningOrder order, string idempotencyKey, CancellationToken ct);

    /// <summary>What became of a challenge request of unknown outcome.</summary>
    Task<ChallengeLookup> LookUpChallengeAsync(string idempotencyKey, CancellationToken ct);

    Task<AuthorizeResult> AuthorizeAsync(SigningOrder order, string code, CancellationToken ct);

    Task<SignHashResult> SignHashAsync(SigningOrder order, string sad, SigningKeyAlgorithm algorithm, CancellationToken ct);
}
