using Ciac.Sandbox.Ca;
using Ciac.Sandbox.Switches;

namespace Ciac.Sandbox.CloudSigning;

public sealed class HashSigning(CredentialStore credentials, ActivationStore activations, PartySwitches switches, TimeProvider clock)
{
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    private const string RsaWithSha256 = "1.2.840.113549.1.1.11";

    public async Task<(string? Signature, CscRefusal? Refusal)> SignAsync(SignHashRequest request, CancellationToken ct)
    {
        if (await credentials.FindAsync(request.CredentialId ?? "", ct) is not { } credential)
            return (null, CscRefusal.UnknownCredential);
        if (CscRefusal.Unusable(credential, clock.GetUtcNow()) is { } unusable)
            return (null, unusable);
        if (SubmittedHashes.Refuse(request.Hashes, request.HashAlgorithm) is { } refusal)
            return (null, refusal);
        if (request.SignAlgo != (credential.IsRsa ? RsaWithSha256 : EcdsaWithSha256))
            return (null, CscRefusal.WrongSignAlgo);
        if (await ReleaseAsync(request, credential, ct) is { } unreleased)
            return (null, unreleased);
        using var key = KeyFor(credential);
        return (Convert.ToBase64String(key.SignHash(Convert.FromBase64String(request.Hashes![0]))), null);
    }

    private async Task<CscRefusal?> ReleaseAsync(SignHashRequest request, Credential credential, CancellationToken ct)
    {
        var activation = await activations.FindAsync(request.Sad ?? "", ct);
        if (activation is null || activation.Used || activation.Credential != credential.Id)
            return CscRefusal.UnknownSad;
        if (clock.GetUtcNow() > activation.ExpiresAt || switches.ModeOf("csc") == PartySwitches.ExpiredSad)
            return CscRefusal.ExpiredSad;
        if (!activation.Hashes.SequenceEqual(request.Hashes!))
            return CscRefusal.HashNotAuthorized;
        return await activations.UseAsync(activation, CancellationToken.None) ? null : CscRefusal.UnknownSad;
    }

    private SigningKey KeyFor(Credential credential) => switches.ModeOf("csc") == PartySwitches.WrongKey
        ? SigningKey.Generate(credential.IsRsa ? KeyAlgorithm.Rsa : KeyAlgorithm.Ec)
        : SigningKey.Load(credential.Certificate, credential.PrivateKey);
}
