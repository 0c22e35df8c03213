namespace Ciac.Sandbox.Sms;

/// A message as the inbox shows it; state: waiting, delivered, failed.
public sealed record SmsMessage(long Id, string Phone, string Template)
{
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required string Text { get; init; }

    public string? OutId { get; init; }

    public required string BizId { get; init; }

    public required string SignName { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string State { get; init; }

    public int ReceiptAttempts { get; init; }
}
