using System.Diagnostics;
using System.Net;
using Ciac.Core.Outside.Wire;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Cloud Signature Consortium API v2.</summary>
internal sealed class CscCloudSigning(CscCall call) : ICloudSigning
{
    private const int MostCredentials = 5;

    public async Task<CredentialResult> FindCredentialAsync(string idNumber, CancellationToken ct)
    {
        var answer = await call.PostAsync("credentials/list", new { userID = idNumber }, ct);
        if (Read<CredentialsListAnswer>(answer, out var why) is not { } list)
            return new CredentialResult.Down(why);
        SigningCredential? found = null;
        foreach (var id in list.CredentialIds.Take(MostCredentials))
        {
            var info = await call.PostAsync("credentials/info", new { credentialID = id, certificates = "chain", certInfo = true, authInfo = true }, ct);
            if (Read<CredentialsInfoAnswer>(info, out why) is not { } read || CscCredential.From(id, read) is not { } credential)
                return new CredentialResult.Down(why);
            // The first usable one; else the first, whose status tells the user what is wrong.
            found = found is null || (found.Status != SigningCredentialStatus.Usable && credential.Status == SigningCredentialStatus.Usable) ? credential : found;
        }
        return found is null ? new CredentialResult.None() : new CredentialResult.Found(found);
    }

    public async Task<ChallengeResult> RequestChallengeAsync(SigningOrder order, string idempotencyKey, CancellationToken ct) =>
        await call.PostAsync("credentials/getChallenge", CscRequests.Challenge(order), idempotencyKey, ct) switch
        {
            WireAnswer.Silent { NeverSent: true } silent => new ChallengeResult.Refused("unreachable", silent.Why),
            WireAnswer.Silent silent => new ChallengeResult.Unknown(silent.Why),
            WireAnswer.Answered { Status: HttpStatusCode.OK or HttpStatusCode.NoContent } => new ChallengeResult.Sent(),
            WireAnswer.Answered answered when Error(answered) is { } error => new ChallengeResult.Refused(error.Error, WireJson.Reason(error.Description)),
            WireAnswer.Answered answered => new ChallengeResult.Unknown(answered.Name),
            _ => throw new UnreachableException(),
        };

    public async Task<ChallengeLookup> LookUpChallengeAsync(string idempotencyKey, CancellationToken ct)
    {
        var answer = await call.PostAsync("credentials/challengeStatus", new { idempotencyKey }, ct);
        return Read<ChallengeStatusAnswer>(answer, out var why)?.State switch
        {
            "sent" => new ChallengeLookup.Sent(),
            "unknown" => new ChallengeLookup.NotSent(),
            _ => new ChallengeLookup.Unknown(why),
        };
    }

    public async Task<AuthorizeResult> AuthorizeAsync(SigningOrder order, string code, CancellationToken ct)
    {
        var answer = await call.PostAsync("credentials/authorize", CscRequests.Authorize(order, code), ct);
        if (Read<AuthorizeAnswer>(answer, out var why) is { Sad.Length: > 0 } authorized)
            return new AuthorizeResult.Authorized(authorized.Sad, TimeSpan.FromSeconds(Math.Max(0, authorized.ExpiresIn)));
        return answer is WireAnswer.Answered answered && Error(answered) is { } error ? CscErrors.OfAuthorize(error) : new AuthorizeResult.Down(why);
    }

    public async Task<SignHashResult> SignHashAsync(SigningOrder order, string sad, SigningKeyAlgorithm algorithm, CancellationToken ct)
    {
        var answer = await call.PostAsync("signatures/signHash", CscRequests.SignHash(order, sad, algorithm), ct);
        if (Read<SignHashAnswer>(answer, out var why) is { Signatures: [var only] } && CscCredential.Bytes(only) is { Length: > 0 } value)
            return new SignHashResult.Signature(value);
        return answer is WireAnswer.Answered answered && Error(answered) is { } error
            ? new SignHashResult.Refused(error.Error, WireJson.Reason(error.Description))
            : new SignHashResult.Down(why);
    }

    private static T? Read<T>(WireAnswer answer, out string why)
        where T : class
    {
        why = answer switch
        {
            WireAnswer.Silent silent => silent.Why,
            WireAnswer.Answered { Status: HttpStatusCode.OK } => "unreadable",
            WireAnswer.Answered answered => answered.Name,
            _ => throw new UnreachableException(),
        };
        return answer is WireAnswer.Answered { Status: HttpStatusCode.OK, Body: var body } ? WireJson.Read<T>(body) : null;
    }

    // Only a 4xx with the standard's error body is the provider's word; a proxy's page is not.
    private static CscError? Error(WireAnswer.Answered answered) =>
        (int)answered.Status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout ? WireJson.Read<CscError>(answered.Body) : null;
}
