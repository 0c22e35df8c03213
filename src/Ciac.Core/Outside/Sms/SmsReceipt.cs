namespace Ciac.Core.Outside.Sms;

/// <summary>The operator's word on one text.</summary>
public sealed record SmsReceipt(string OutId, string BizId, bool Delivered, string? ErrorCode, string ReportedAt);
