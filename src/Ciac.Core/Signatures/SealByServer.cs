using System.Text.Json;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

/// <summary>
/// The seals that no person sets: the authority's 发证机关电子印章, and the platform's own, the last and time-stamped
/// revision, which covers the whole file.
/// </summary>
public sealed class SealByServer(CiacDb db, SignatureRequests requests, ServerSeals seals, PadesSigner signer, SignatureSettings settings) : IOutboxHandler
{
    internal const string MessageKind = "signatures.server-seal";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public string Kind => MessageKind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == order.RequestId, ct);
        // Sealed already, or ended by somebody while the order lay here.
        if (request.Current?.Role != order.Role) return new OutboxOutcome.Done();
        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var seal = seals.Of(order.Role);
        try
        {
            var content = await signer.SignAsync(latest.Content, ParametersOf(request, seal), seal.Key, ct);
            var made = new MadeSignature(request.Id, order.Role, latest.Sha256, content, seal.Name);
            return new OutboxOutcome.Done((services, token) => services.GetRequiredService<KeepSignature>().HandleAsync(made, token));
        }
        catch (TimestampException failure)
        {
            return new OutboxOutcome.Retry(Pause, failure.Message);
        }
    }

    private SignatureParameters ParametersOf(SignatureRequest request, ServerSeal seal) => new()
    {
        FieldName = request.Of(seal.Role).FieldName,
        CertificateChain = seal.Chain,
        SigningTime = PortalClock.Local(settings.Clock.GetUtcNow()),
        Name = seal.Name,
        Reason = request.Title,
        Appearance = new SignatureAppearance.RoundSeal(seal.Name, null),
    };

    internal sealed record Order(Guid RequestId, SignatoryRole Role);
}
