using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Workflows.Outbox;

namespace Ciac.Core.Signatures;

/// <summary>
/// 获取短信: the revision is prepared with the representative's own certificate, and the provider is asked, through the
/// outbox, to text a code that releases this document's digest only.
/// </summary>
public sealed class AskRepresentativeCode(
    CiacDb db, SignatureRequests requests, RepresentativeCertificate representative, IOutbox outbox, AskSettings settings)
{
    public async Task<Outcome<SignatureRequest>> HandleAsync(SigningAccess access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } seen) return found;
        if (Refuse(seen) is { } early) return early;
        if (await settings.Lock.RefuseAsync(seen.Of(SignatoryRole.LegalRepresentative), ct) is { } locked) return locked;
        var certificate = await representative.FindAsync(seen.Of(SignatoryRole.LegalRepresentative), ct);
        if (certificate.Value is not { } credential) return certificate.Refusal!;

        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(seen.Id, ct);
        if (Refuse(request) is { } refusal) return refusal;
        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        Prepare(request, signatory, credential, latest.Content);
        Record(request, access);
        await db.SaveChangesAsync(ct);
        await outbox.AddAsync(
            new OutboxMessage(SendChallenge.MessageKind, signatory.ChallengeKey!, new SendChallenge.Order(request.Id, signatory.ChallengeKey!)), ct);
        await transaction.CommitAsync(ct);
        return request;
    }

    private Refusal? Refuse(SignatureRequest request)
    {
        var now = settings.Signatures.Clock.GetUtcNow();
        if (SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, now) is { } refusal) return refusal;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        var wait = (signatory.ResendAllowedAt ?? now) - now;
        // A code that certainly was not sent costs no waiting.
        return wait > TimeSpan.Zero && signatory.Challenge != ChallengeState.Failed
            ? SignatureRefusals.Cooldown.With((int)Math.Ceiling(wait.TotalSeconds))
            : null;
    }

    private void Prepare(SignatureRequest request, Signatory signatory, SigningCredential credential, byte[] content)
    {
        var now = settings.Signatures.Clock.GetUtcNow();
        var local = PortalClock.Local(now);
        var prepared = settings.Signer.Prepare(content, new SignatureParameters
        {
            FieldName = signatory.FieldName,
            CertificateChain = credential.CertificateChain,
            SigningTime = local,
            Name = signatory.DisplayName,
            Reason = request.Title,
            Appearance = new SignatureAppearance.HandwrittenName(signatory.DisplayName, DateOnly.FromDateTime(local.DateTime)),
        });
        signatory.PreparedJson = JsonSerializer.Serialize(prepared);
        signatory.CredentialId = credential.Id;
        signatory.MaskedPhone = credential.MaskedPhone;
        signatory.Challenge = ChallengeState.Asked;
        signatory.ChallengeKey = $"challenge-{Secrets.Token(12)}";
        signatory.CodeExpiresAt = now + settings.Signatures.Options.CodeLifetime;
        signatory.ResendAllowedAt = now + settings.Signatures.Options.ResendCooldown;
        signatory.Tries = 0;
    }

    private void Record(SignatureRequest request, SigningAccess access)
    {
        var from = SignatureTurn.From(access);
        settings.Audit.Record(new AuditEntry("signature.code-asked")
        {
            Actor = SignatureTurn.Actor(access),
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            DocumentId = request.DocumentId,
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
    }
}

/// <summary>What asking for a code needs beside the data.</summary>
public sealed record AskSettings(PadesSigner Signer, AuditTrail Audit, LockSigner Lock, SignatureSettings Signatures);

/// <summary>The representative's cloud-held certificate, checked to be the right person's and usable now.</summary>
public sealed class RepresentativeCertificate(ICloudSigning provider, CheckCertificate check)
{
    public async Task<Outcome<SigningCredential>> FindAsync(Signatory signatory, CancellationToken ct) =>
        await provider.FindCredentialAsync(signatory.ExpectedIdentity, ct) switch
        {
            CredentialResult.None => SignatureRefusals.NoPersonalCertificate,
            CredentialResult.Found { Credential: var credential } => await CheckAsync(credential, signatory, ct),
            _ => SignatureRefusals.ProviderDown,
        };

    private async Task<Outcome<SigningCredential>> CheckAsync(SigningCredential credential, Signatory signatory, CancellationToken ct)
    {
        if (credential.Status != SigningCredentialStatus.Usable || credential.CertificateChain.Count == 0)
            return SignatureRefusals.CertificateUnusable;
        using var certificate = CheckCertificate.Read(credential.CertificateChain[0]);
        if (certificate is null) return SignatureRefusals.CertificateUnusable;
        if (!IsThePerson(certificate, signatory)) return SignatureRefusals.WrongRepresentative;
        return await check.ForSealingAsync(certificate, ct) switch
        {
            null => credential,
            var cause when cause == AccountRefusals.StatusUnknown => SignatureRefusals.StatusUnknown,
            _ => SignatureRefusals.CertificateUnusable,
        };
    }

    // Threat 53: somebody else's cloud certificate never signs for the legal representative.
    private static bool IsThePerson(X509Certificate2 certificate, Signatory signatory) =>
        PersonCertificateIdentity.Parse(certificate) is CertificateIdentityResult<PersonCertificateIdentity>.Read { Identity: var person }
        && person.IdNumber == signatory.ExpectedIdentity
        && person.Name == signatory.DisplayName;
}
