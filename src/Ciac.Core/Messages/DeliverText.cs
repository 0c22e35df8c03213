using System.Text.Json;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Storage;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Messages;

/// <summary>
/// Hands a queued text to the gateway. After an attempt of unknown outcome the gateway is asked first (by our OutId),
/// so that a timeout never becomes a second SMS.
/// </summary>
public sealed class DeliverText(ISmsGateway gateway, CiacDb db, FieldCipher cipher, TextBudget budget) : IOutboxHandler
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ThrottlePause = TimeSpan.FromMinutes(1);
    private const int MaxAttempts = 8;

    public string Kind => QueueText.Kind;

    public async Task<OutboxOutcome> HandleAsync(OutboxDelivery delivery, CancellationToken ct)
    {
        var text = Open(delivery);
        var message = await db.TextMessages.AsNoTracking().SingleAsync(m => m.Id == text.Id, ct);
        if (delivery.Attempt == 1 && !await budget.AllowsAsync(message, ct)) return Failed(text, TextBudget.Spent);
        if (delivery.Attempt > 1 && await AskFirstAsync(text, (message.CreatedAt, delivery.Attempt), ct) is { } known) return known;
        return await gateway.SendAsync(new SmsText(text.Mobile, text.Template, text.Parameters, text.Id), ct) switch
        {
            SmsSendResult.Sent sent => Done(text.Id, TextState.Sent, sent.BizId),
            SmsSendResult.Refused { Throttled: true } refused => Later(text, delivery.Attempt, ThrottlePause, refused.Code),
            SmsSendResult.Refused refused => Failed(text, refused.Code),
            SmsSendResult.Unknown unknown => Later(text, delivery.Attempt, RetryPause, unknown.Why),
            var other => throw new InvalidOperationException($"Unknown send result {other.GetType().Name}."),
        };
    }

    private async Task<OutboxOutcome?> AskFirstAsync(TextToSend text, (DateTimeOffset At, int Number) attempt, CancellationToken ct)
    {
        return await gateway.QueryAsync(text.Id, text.Mobile, attempt.At, ct) switch
        {
            SmsQueryResult.Found { State: SmsState.Failed } found => Failed(text, found.ErrorCode ?? "UNDELIVERED"),
            SmsQueryResult.Found => Done(text.Id, TextState.Sent, null),
            SmsQueryResult.NotFound => null,
            SmsQueryResult.Unknown unknown => Later(text, attempt.Number, RetryPause, unknown.Why),
            var other => throw new InvalidOperationException($"Unknown query result {other.GetType().Name}."),
        };
    }

    private TextToSend Open(OutboxDelivery delivery)
    {
        var content = delivery.Payload.Deserialize<QueueText.SealedText>(JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("An outgoing text is empty.");
        var json = cipher.Decrypt(Convert.FromBase64String(content.Content), QueueText.Purpose);
        return JsonSerializer.Deserialize<TextToSend>(json) ?? throw new InvalidOperationException("An outgoing text is empty.");
    }

    private static OutboxOutcome Later(TextToSend text, int attempt, TimeSpan pause, string why) =>
        attempt < MaxAttempts ? new OutboxOutcome.Retry(pause, why) : Failed(text, why);

    private static OutboxOutcome.Failed Failed(TextToSend text, string reason) =>
        new(reason, (services, ct) => services.GetRequiredService<RecordTextResult>().HandleAsync(new(text.Id, TextState.Failed, null, reason), ct));

    private static OutboxOutcome.Done Done(string id, TextState state, string? gatewayId) =>
        new((services, ct) => services.GetRequiredService<RecordTextResult>().HandleAsync(new(id, state, gatewayId, null), ct));
}
