using System.Text.Json;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>
/// 法定代表人签名: the typed code goes to the provider, which releases a signature over this document's digest only.
/// The code is kept nowhere; the portal counts tries and clocks.
/// </summary>
public sealed class SignAsRepresentative(
    CiacDb db, SignatureRequests requests, ICloudSigning provider, KeepSignature keep, AskSettings settings)
{
    // Longer than the provider and the stamp authority may take together.
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(60);

    public async Task<Outcome<SignatureRequest>> HandleAsync(SigningAccess access, string? typed, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found;
        if (request.HasSigned(SignatoryRole.LegalRepresentative)) return request;
        if (SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, settings.Signatures.Clock.GetUtcNow()) is { } early) return early;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        var code = (typed ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (Refuse(signatory, code) is { } refusal) return refusal;
        if (await settings.Lock.RefuseAsync(signatory, ct) is { } locked) return locked;

        if (!await ClaimAsync(signatory, ct)) return await TwinAsync(access, ct);
        var isSpent = false;
        Outcome<SignatureRequest>? outcome = null;
        try
        {
            var answer = await provider.AuthorizeAsync(SendChallenge.OrderOf(signatory, request.Id), code, ct);
            isSpent = answer is AuthorizeResult.Authorized;
            return outcome = answer is AuthorizeResult.Authorized { Sad: var sad }
                ? await SignAsync(request, signatory, access, sad, ct)
                : await ExplainAsync(request.Id, answer, ct);
        }
        finally
        {
            // The browser may have given up meanwhile; the next click must not find the claim of this one.
            if (outcome?.Value is null) await GiveBackAsync(signatory, isSpent, CancellationToken.None);
        }
    }

    /// <summary>One code at a time is with the provider, on whichever node; a claim that a crash left behind ends by itself.</summary>
    private async Task<bool> ClaimAsync(Signatory signatory, CancellationToken ct)
    {
        var now = settings.Signatures.Clock.GetUtcNow();
        return await db.Set<Signatory>()
            .Where(s => s.Id == signatory.Id && s.SignedAt == null && s.Tries == signatory.Tries && (s.ReleasingUntil == null || s.ReleasingUntil <= now))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ReleasingUntil, now + LongestRelease), ct) == 1;
    }

    // A code that released a signature which could not be kept is spent at the provider: a new one is asked for, without waiting.
    private async Task GiveBackAsync(Signatory signatory, bool isSpent, CancellationToken ct)
    {
        var claimed = db.Set<Signatory>().Where(s => s.Id == signatory.Id && s.SignedAt == null);
        await claimed.ExecuteUpdateAsync(s => s.SetProperty(x => x.ReleasingUntil, (DateTimeOffset?)null), ct);
        if (!isSpent) return;
        await claimed.Where(s => s.ChallengeKey == signatory.ChallengeKey).ExecuteUpdateAsync(
            s => s.SetProperty(x => x.Challenge, ChallengeState.None).SetProperty(x => x.ResendAllowedAt, (DateTimeOffset?)null), ct);
    }

    // The same code sent twice at once: when the other click has signed meanwhile, this one is signed as well.
    private async Task<Outcome<SignatureRequest>> TwinAsync(SigningAccess access, CancellationToken ct)
    {
        var again = await requests.FindAgainAsync(access, ct);
        return again.Value is { } request && request.Of(SignatoryRole.LegalRepresentative).SignedAt is null ? SignatureRefusals.BeingReleased : again;
    }

    private async Task<Outcome<SignatureRequest>> SignAsync(
        SignatureRequest request, Signatory signatory, SigningAccess access, string sad, CancellationToken ct)
    {
        var prepared = JsonSerializer.Deserialize<PreparedSignature>(signatory.PreparedJson!)!;
        var signed = await provider.SignHashAsync(SendChallenge.OrderOf(signatory, request.Id), sad, AlgorithmOf(prepared), ct);
        if (signed is SignHashResult.Refused) return SignatureRefusals.AuthorizationOver;
        if (signed is not SignHashResult.Signature { Value: var value }) return SignatureRefusals.ProviderDown;

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var completed = await CompleteSignature.TryAsync(settings.Signer, latest.Content, prepared, value, ct);
        if (completed.Value is not { } content) return completed.Refusal!;
        var from = SignatureTurn.From(access);
        return await keep.HandleAsync(
            new MadeSignature(request.Id, SignatoryRole.LegalRepresentative, prepared.BaseSha256, content, signatory.DisplayName)
            {
                Actor = SignatureTurn.Actor(access),
                Address = from.Address,
                UserAgent = from.UserAgent,
            },
            ct);
    }

    private Refusal? Refuse(Signatory signatory, string code)
    {
        var now = settings.Signatures.Clock.GetUtcNow();
        return signatory switch
        {
            _ when code.Length != 6 || !code.All(char.IsAsciiDigit) => SignatureRefusals.CodeMalformed,
            { PreparedJson: null } or { Challenge: ChallengeState.None or ChallengeState.Failed } => SignatureRefusals.CodeNone,
            _ when signatory.CodeExpiresAt <= now => SignatureRefusals.CodeExpired,
            { Tries: >= Signatory.MaxTries } => SignatureRefusals.CodeDead,
            _ => null,
        };
    }

    private async Task<Outcome<SignatureRequest>> ExplainAsync(Guid id, AuthorizeResult result, CancellationToken ct) => result switch
    {
        AuthorizeResult.WrongCode => await CountAsync(id, ct),
        AuthorizeResult.CodeExpired => SignatureRefusals.CodeExpired,
        AuthorizeResult.Locked => SignatureRefusals.CodeDead,
        AuthorizeResult.HashRefused => SignatureRefusals.DocumentChanged,
        AuthorizeResult.Refused => SignatureRefusals.CertificateUnusable,
        _ => SignatureRefusals.ProviderDown,
    };

    private async Task<Refusal> CountAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(id, ct);
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        signatory.Tries++;
        var locked = await settings.Lock.CountAsync(request, signatory, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (locked is not null) return locked;
        var left = Signatory.MaxTries - signatory.Tries;
        return left <= 0 ? SignatureRefusals.CodeDead : SignatureRefusals.CodeWrong.With(left);
    }

    private static SigningKeyAlgorithm AlgorithmOf(PreparedSignature prepared)
    {
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(prepared.Parameters.CertificateChain[0]);
        return certificate.GetKeyAlgorithm() == "1.2.840.10045.2.1" ? SigningKeyAlgorithm.EcdsaP256 : SigningKeyAlgorithm.Rsa;
    }
}
