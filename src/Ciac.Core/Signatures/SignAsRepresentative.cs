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
    public async Task<Outcome<SignatureRequest>> HandleAsync(SigningAccess access, string? typed, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (signatory.SignedAt is not null) return request;
        var code = (typed ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (Refuse(request, signatory, code) is { } refusal) return refusal;

        var order = SendChallenge.OrderOf(signatory, request.Id);
        var authorized = await provider.AuthorizeAsync(order, code, ct);
        if (authorized is not AuthorizeResult.Authorized { Sad: var sad }) return await ExplainAsync(request.Id, access, authorized, ct);
        return await SignAsync(request, signatory, access, sad, ct);
    }

    private async Task<Outcome<SignatureRequest>> SignAsync(
        SignatureRequest request, Signatory signatory, SigningAccess access, string sad, CancellationToken ct)
    {
        var prepared = JsonSerializer.Deserialize<PreparedSignature>(signatory.PreparedJson!)!;
        var signed = await provider.SignHashAsync(SendChallenge.OrderOf(signatory, request.Id), sad, AlgorithmOf(prepared), ct);
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

    private Refusal? Refuse(SignatureRequest request, Signatory signatory, string code)
    {
        var now = settings.Signatures.Clock.GetUtcNow();
        return SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, now) ?? signatory switch
        {
            _ when code.Length != 6 || !code.All(char.IsAsciiDigit) => SignatureRefusals.CodeMalformed,
            { PreparedJson: null } or { Challenge: ChallengeState.None or ChallengeState.Failed } => SignatureRefusals.CodeNone,
            _ when signatory.CodeExpiresAt <= now => SignatureRefusals.CodeExpired,
            { Tries: >= Signatory.MaxTries } => SignatureRefusals.CodeDead,
            _ => null,
        };
    }

    private async Task<Outcome<SignatureRequest>> ExplainAsync(Guid id, SigningAccess access, AuthorizeResult result, CancellationToken ct)
    {
        // The same code sent twice at once: the other click signed, so this one is signed as well.
        var again = await requests.FindAsync(access, ct);
        if (again.Value is { } request && await IsSignedAsync(id, ct)) return request;
        return result switch
        {
            AuthorizeResult.WrongCode => await CountAsync(id, ct),
            AuthorizeResult.CodeExpired => SignatureRefusals.CodeExpired,
            AuthorizeResult.Locked => SignatureRefusals.CodeDead,
            AuthorizeResult.HashRefused => SignatureRefusals.DocumentChanged,
            AuthorizeResult.Refused => SignatureRefusals.CertificateUnusable,
            _ => SignatureRefusals.ProviderDown,
        };
    }

    private Task<bool> IsSignedAsync(Guid id, CancellationToken ct) =>
        db.SignatureRequests.Where(r => r.Id == id)
            .SelectMany(r => r.Signatories)
            .AnyAsync(s => s.Role == SignatoryRole.LegalRepresentative && s.SignedAt != null, ct);

    private async Task<Refusal> CountAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(id, ct);
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        signatory.Tries++;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var left = Signatory.MaxTries - signatory.Tries;
        return left <= 0 ? SignatureRefusals.CodeDead : SignatureRefusals.CodeWrong.With(left);
    }

    private static SigningKeyAlgorithm AlgorithmOf(PreparedSignature prepared)
    {
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(prepared.Parameters.CertificateChain[0]);
        return certificate.GetKeyAlgorithm() == "1.2.840.10045.2.1" ? SigningKeyAlgorithm.EcdsaP256 : SigningKeyAlgorithm.Rsa;
    }
}
