using System.Text.Json;
using Ciac.Signing.Archiving;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Workflows.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ciac.Core.Signatures;

/// <summary>
/// Looks into one stored document: when its proof fades within the margin, the data that judges its signatures is stored in it and
/// the whole is stamped again. Authorities are asked here, before the transaction.
/// </summary>
public sealed class RenewTimestamp(SignatureRequests requests, PadesArchiver archiver, SignatureSettings settings, ILogger<RenewTimestamp> log) : IOutboxHandler
{
    internal const string MessageKind = "signatures.renew-timestamp";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromDays(1);

    public string Kind => MessageKind;

    private TimeSpan Margin => settings.Options.RenewalMargin;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var latest = await requests.LatestAsync(order.DocumentId, ct);
        if (latest.Number != order.Revision) return new OutboxOutcome.Done();
        var now = settings.Clock.GetUtcNow();
        var look = new LookedAt(order.DocumentId, order.Revision, NextLook(latest.Content, now));
        if (archiver.FadesAt(latest.Content, now) is not { } fades || fades - Margin > now) return Keep(look);
        try
        {
            if (await StampAsync(latest.Content, fades, now, ct) is { } renewed) return Keep(look with { Renewed = renewed, NextLook = NextLook(renewed, now) });
        }
        catch (TimestampException failure)
        {
            return new OutboxOutcome.Retry(Pause, failure.Message);
        }

        log.LogWarning("Document {Document} could not be archived: the status of a signer could not be had. It is looked at again tomorrow.", order.DocumentId);
        return new OutboxOutcome.Done();
    }

    /// <summary>While there is time, only with the data of every signer; in the second half of the margin the timestamp alone keeps what there is.</summary>
    private async Task<byte[]?> StampAsync(byte[] content, DateTimeOffset fades, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await archiver.ArchiveAsync(content, now, ct);
        }
        catch (SealingException failure) when (failure.Failure == SealingFailure.StatusUnavailable)
        {
            return now < fades - Margin / 2 ? null : await archiver.AddTimestampAsync(content, ct);
        }
    }

    /// <summary>A margin before it fades; where less than that is left, half-way to it.</summary>
    private DateTimeOffset? NextLook(byte[] content, DateTimeOffset now)
    {
        if (archiver.FadesAt(content, now) is not { } fades) return null;
        var half = (fades - now) / 2;
        return fades - Margin > now ? fades - Margin : now + (half > ShortestWait ? half : ShortestWait);
    }

    private static OutboxOutcome.Done Keep(LookedAt look) => new((services, ct) => services.GetRequiredService<KeepRenewal>().HandleAsync(look, ct));

    internal sealed record Order(Guid DocumentId, int Revision);
}

/// <summary>What a look at a document found: when to look next, and its new bytes when they were renewed.</summary>
public sealed record LookedAt(Guid DocumentId, int Revision, DateTimeOffset? NextLook)
{
    public byte[]? Renewed { get; init; }
}
