namespace Ciac.Core.Outside.Sms;

/// <summary>Port to the SMS gateway. Effects go through the outbox: a send of unknown outcome is queried before it is repeated.</summary>
public interface ISmsGateway
{
    Task<SmsSendResult> SendAsync(SmsText text, CancellationToken ct);

    /// <summary>What became of the text with this OutId, sent at about this time.</summary>
    Task<SmsQueryResult> QueryAsync(string outId, string phone, DateTimeOffset sentAt, CancellationToken ct);
}
