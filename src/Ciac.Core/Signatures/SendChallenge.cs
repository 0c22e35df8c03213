using System.Text.Json;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

/// <summary>
/// Asks the provider to text the code. A request of unknown outcome is looked up and never repeated by itself:
/// the person decides whether to ask for another one.
/// </summary>
public sealed class SendChallenge(ICloudSigning provider, CiacDb db) : IOutboxHandler
{
    internal const string MessageKind = "signatures.challenge";

    public string Kind => MessageKind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var signatory = await db.SignatureRequests.AsNoTracking()
            .Where(r => r.Id == order.RequestId)
            .SelectMany(r => r.Signatories)
            .SingleAsync(s => s.Role == SignatoryRole.LegalRepresentative, ct);
        // A newer code was asked for, or the signature is made: this one is not wanted any more.
        if (signatory.ChallengeKey != order.Key || signatory.PreparedJson is null) return new OutboxOutcome.Done();
        var state = delivery.Attempt == 1
            ? await AskAsync(signatory, order, ct)
            : await LookUpAsync(order, ct);
        return new OutboxOutcome.Done((services, token) => services.GetRequiredService<RecordChallenge>().HandleAsync(order, state, token));
    }

    private async Task<ChallengeState> AskAsync(Signatory signatory, Order order, CancellationToken ct) =>
        await provider.RequestChallengeAsync(OrderOf(signatory, order.RequestId), order.Key, ct) switch
        {
            ChallengeResult.Sent => ChallengeState.Sent,
            ChallengeResult.Refused => ChallengeState.Failed,
            _ => await LookUpAsync(order, ct),
        };

    private async Task<ChallengeState> LookUpAsync(Order order, CancellationToken ct) =>
        await provider.LookUpChallengeAsync(order.Key, ct) switch
        {
            ChallengeLookup.Sent => ChallengeState.Sent,
            ChallengeLookup.NotSent => ChallengeState.Failed,
            _ => ChallengeState.Unknown,
        };

    /// <summary>The hash is the digest of the signed attributes: what the key signs, and nothing else.</summary>
    internal static SigningOrder OrderOf(Signatory signatory, Guid requestId)
    {
        var prepared = JsonSerializer.Deserialize<PreparedSignature>(signatory.PreparedJson!)!;
        return new SigningOrder(signatory.CredentialId!, prepared.AttributesDigest, requestId.ToString())
        {
            DocumentDigest = prepared.DocumentDigest,
            Title = prepared.Parameters.Reason ?? "",
        };
    }

    internal sealed record Order(Guid RequestId, string Key);
}

/// <summary>Writes what became of the challenge, unless a newer one was asked for meanwhile.</summary>
public sealed class RecordChallenge(CiacDb db, SignatureRequests requests)
{
    internal async Task HandleAsync(SendChallenge.Order order, ChallengeState state, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(order.RequestId, ct);
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (signatory.ChallengeKey == order.Key) signatory.Challenge = state;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
