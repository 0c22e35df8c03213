namespace Ciac.Core.Outside.Sms;

/// <summary>The operator's word on one text.</summary>
public sealed record SmsReceipt(string OutId, string BizId, bool Delivered, string? ErrorCode)
{
    /// <summary>As the operator wrote it, in its own time zone.</summary>
    public string? ReportedAt { get; init; }
}
