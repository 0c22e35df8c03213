using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Signatures;

/// <summary>The platform's own seal: the last, time-stamped revision, which covers the whole file.</summary>
public sealed class SealByPlatformHandler(CiacDb db, SignatureRequests requests, PlatformSeal seal, PadesSigner signer, SignatureSettings settings) : IOutboxHandler
{
    internal const string MessageKind = "signatures.platform-seal";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public string Kind => MessageKind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var order = delivery.Payload.Deserialize<Order>(JsonSerializerOptions.Web)!;
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.Id == order.RequestId, ct);
        // Sealed already, or ended by somebody while the order lay here.
        if (request.State != SignatureRequestState.Open) return new OutboxOutcome.Done();
        var latest = await requests.LatestAsync(request.DocumentId, ct);
        try
        {
            var content = await signer.SignAsync(latest.Content, ParametersOf(request), seal.Key, ct);
            var made = new MadeSignature(request.Id, SignatoryRole.Platform, latest.Sha256, content, settings.Options.PlatformName);
            return new OutboxOutcome.Done((services, token) => services.GetRequiredService<KeepSignature>().HandleAsync(made, token));
        }
        catch (TimestampException failure)
        {
            return new OutboxOutcome.Retry(Pause, failure.Message);
        }
    }

    private SignatureParameters ParametersOf(SignatureRequest request) => new()
    {
        FieldName = request.Of(SignatoryRole.Platform).FieldName,
        CertificateChain = seal.Chain,
        SigningTime = PortalClock.Local(settings.Clock.GetUtcNow()),
        Name = settings.Options.PlatformName,
        Reason = request.Title,
        Appearance = new SignatureAppearance.RoundSeal(settings.Options.PlatformName, null),
    };

    internal sealed record Order(Guid RequestId);
}

/// <summary>The platform's sealing key and its chain, read once from the configured file.</summary>
public sealed class PlatformSeal(SignatureSettings settings, CheckCertificate check) : IDisposable
{
    private readonly Lazy<X509Certificate2> _certificate = new(() => X509CertificateLoader.LoadPkcs12FromFile(
        settings.Options.PlatformSealFile, settings.Options.PlatformSealPassword, X509KeyStorageFlags.EphemeralKeySet));

    public ISignerKey Key => new LocalSignerKey(_certificate.Value);

    public IReadOnlyList<byte[]> Chain => check.ChainOf(_certificate.Value);

    public void Dispose()
    {
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
    }
}
