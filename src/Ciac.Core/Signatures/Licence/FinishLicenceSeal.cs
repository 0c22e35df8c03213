using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

/// <summary>
/// Second half of a seal by scan: who confirmed, over which hash, by which certificate, whether it is revoked by now; stamped and
/// kept in the one transaction that wakes the workflow. Repeated as long as an outsider does not answer.
/// </summary>
public sealed class FinishLicenceSeal(CiacDb db, SignatureRequests requests, LicenceCertificate certificate, PadesSigner signer, TimeProvider clock) : IOutboxHandler
{
    internal const string MessageKind = "signatures.licence-seal";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public string Kind => MessageKind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var seal = await db.LicenceSeals.AsNoTracking().SingleAsync(s => s.Number == order.Number, ct);
        if (seal.EndedAt is not null) return new OutboxOutcome.Done();
        var happened = await db.LicenceEvents.AsNoTracking().SingleAsync(e => e.Id == order.Event, ct);
        var outcome = await SignAsync(seal, happened, ct);
        if (outcome.Refusal is { } refusal && (refusal == SignatureRefusals.StatusUnknown || refusal == SignatureRefusals.TimestampDown))
            return new OutboxOutcome.Retry(Pause, refusal.Code);
        return new OutboxOutcome.Done((services, token) => services.GetRequiredService<RecordLicenceSeal>().HandleAsync(seal.Number, outcome, token));
    }

    private async Task<Outcome<MadeSignature>> SignAsync(LicenceSeal seal, LicenceEvent happened, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == seal.RequestId, ct);
        if (SignatureTurn.Refuse(request, seal.Role, clock.GetUtcNow()) is { } ended) return ended;
        var holder = JsonSerializer.Deserialize<LicenceHolder>(happened.HolderJson!)!;
        if (LicenceSealRules.Refuse(request, request.Of(seal.Role), holder) is { } refusal) return refusal;
        var prepared = JsonSerializer.Deserialize<PreparedSignature>(seal.PreparedJson!)!;
        if (happened.SealJson is null || JsonSerializer.Deserialize<SealedHash>(happened.SealJson) is not { } sealedHash
            || !CryptographicOperations.FixedTimeEquals(sealedHash.Hash, prepared.AttributesDigest))
            return SignatureRefusals.ValueWrong;
        using var used = CheckCertificate.Read(prepared.Parameters.CertificateChain[0]);
        if (await certificate.RefuseAsync(used!, ct) is { } unusable) return unusable;

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var completed = await CompleteSignature.TryAsync(signer, latest.Content, prepared, sealedHash.Value, ct);
        return completed.Value is { } content
            ? new MadeSignature(request.Id, seal.Role, prepared.BaseSha256, content, request.Of(seal.Role).DisplayName) { ByLicence = true, Actor = "licence platform", Detail = LicenceRoles.NameOf(holder) }
            : completed.Refusal!;
    }

    internal sealed record Order(string Number, string Event);
}

/// <summary>Who may confirm which seal.</summary>
internal static class LicenceSealRules
{
    public static Refusal? Refuse(SignatureRequest request, Signatory signatory, LicenceHolder holder)
    {
        if (holder.CreditCode != request.OwnerIdentifier || LicenceRoles.Of(holder.Role) is not { } role) return SignatureRefusals.NotThisUnit;
        if (signatory.Role == SignatoryRole.LegalRepresentative)
            return role == HolderRole.LegalRepresentative && holder.IdNumber == signatory.ExpectedIdentity ? null : SignatureRefusals.NotThisPerson;
        // Who signed in by licence seals with that very licence: nobody borrows a colleague's.
        return request.OwnerUniqueId.StartsWith("EL:", StringComparison.Ordinal) && request.OwnerUniqueId != LicenceRoles.SubjectOf(holder).UniqueId
            ? SignatureRefusals.NotThisPerson
            : null;
    }
}

/// <summary>Keeps the signature, or says why there is none; the code is over either way.</summary>
public sealed class RecordLicenceSeal(CiacDb db, KeepSignature keep, TimeProvider clock)
{
    public async Task HandleAsync(string number, Outcome<MadeSignature> outcome, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var refusal = outcome.Value is { } made ? (await keep.HandleAsync(made, ct)).Refusal : outcome.Refusal;
        var seal = await db.LockLicenceSealAsync(number, ct);
        seal.Refusal = refusal?.Code;
        seal.End(refusal is null ? LicenceSealState.Signed : LicenceSealState.Refused, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await db.ForgetHoldersAsync(number, ct);
        await transaction.CommitAsync(ct);
    }
}
