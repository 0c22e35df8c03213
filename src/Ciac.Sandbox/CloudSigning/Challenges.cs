using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Ciac.Sandbox.Sms;

namespace Ciac.Sandbox.CloudSigning;

/// Makes, sends and checks the codes: the portal never learns one before its signer types it.
public sealed class Challenges(
    CredentialStore credentials, ChallengeStore challenges, ActivationStore activations, SmsInbox inbox, TimeProvider clock)
{
    private const string CodeObject = "OTP";
    private const int DigestLength = 32;
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(30);

    public async Task<CscRefusal?> SendAsync(GetChallengeRequest request, string? idempotencyKey, CancellationToken ct)
    {
        if (await credentials.FindAsync(request.CredentialId ?? "", ct) is not { } credential)
            return CscRefusal.UnknownCredential;
        var now = clock.GetUtcNow();
        if (CscRefusal.Unusable(credential, now) is { } unusable)
            return unusable;
        if (request.AuthObjectId != CodeObject)
            return CscRefusal.Invalid("Invalid parameter authObjectID");
        if (SubmittedHashes.Refuse(request.Hashes, request.HashAlgorithm) is { } refusal)
            return refusal;
        if (DocumentDigest(request.ClientData) is not { } digest)
            return CscRefusal.Invalid("Invalid parameter clientData");
        var challenge = new Challenge(0, credential.Id, request.ClientData!)
        {
            Hashes = request.Hashes!,
            Code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture),
            SentAt = now,
        };
        // From here on the caller's patience does not count: a key that is written has sent.
        if (await challenges.AddAsync(idempotencyKey ?? Guid.NewGuid().ToString(), challenge, CancellationToken.None))
            await inbox.AddAsync(Draft(credential, challenge, Parameters(request, challenge, digest)), CancellationToken.None);
        return null;
    }

    public Task<bool> IsSentAsync(string? idempotencyKey, CancellationToken ct) =>
        challenges.IsKnownAsync(idempotencyKey ?? "", ct);

    public async Task<(Activation? Activation, CscRefusal? Refusal)> AuthorizeAsync(AuthorizeRequest request, CancellationToken ct)
    {
        if (await credentials.FindAsync(request.CredentialId ?? "", ct) is not { } credential)
            return (null, CscRefusal.UnknownCredential);
        if (CscRefusal.Unusable(credential, clock.GetUtcNow()) is { } unusable)
            return (null, unusable);
        if (request.NumSignatures != 1)
            return (null, CscRefusal.Invalid("Invalid parameter numSignatures"));
        if (SubmittedHashes.Refuse(request.Hashes, request.HashAlgorithm) is { } refusal)
            return (null, refusal);
        var challenge = await challenges.LatestAsync(credential.Id, request.ClientData ?? "", ct);
        if (challenge is null || !challenge.Hashes.SequenceEqual(request.Hashes!))
            return (null, CscRefusal.HashNotChallenged);
        var code = request.AuthData?.FirstOrDefault(datum => datum.Id == CodeObject)?.Value ?? "";
        return await CheckAsync(challenge, code, ct) is { } wrong
            ? (null, wrong)
            : (await activations.AddAsync(credential.Id, challenge.Hashes, CancellationToken.None), null);
    }

    private async Task<CscRefusal?> CheckAsync(Challenge challenge, string code, CancellationToken ct)
    {
        if (challenge.Used)
            return CscRefusal.CodeUsed;
        if (await challenges.TakeTryAsync(challenge, ct) is not { } triesLeft)
            return CscRefusal.Locked;
        if (clock.GetUtcNow() > challenge.SentAt + CodeLife)
            return CscRefusal.CodeExpired;
        if (code != challenge.Code)
            return CscRefusal.WrongCode(triesLeft);
        return await challenges.UseAsync(challenge, CancellationToken.None) ? null : CscRefusal.CodeUsed;
    }

    private static SmsDraft Draft(Credential credential, Challenge challenge, IReadOnlyDictionary<string, string> parameters) =>
        new(credential.Person.Mobile, SmsTemplate.ProviderCode, parameters)
        {
            SignName = "沙箱云签名",
            OutId = challenge.ClientData,
        };

    private static Dictionary<string, string> Parameters(GetChallengeRequest request, Challenge challenge, byte[] digest) => new()
    {
        ["code"] = challenge.Code,
        ["title"] = request.Description is { Length: > 0 } title ? title : "电子文件",
        ["fingerprint"] = Convert.ToHexString(digest)[..8],
    };

    // clientData = base64url(document digest ‖ signing-request id).
    private static byte[]? DocumentDigest(string? clientData)
    {
        if (clientData is null || !Base64Url.IsValid(clientData))
            return null;
        var bytes = Base64Url.DecodeFromChars(clientData);
        return bytes.Length > DigestLength ? bytes[..DigestLength] : null;
    }
}
