namespace Ciac.Core.Outside.Sms;

/// <summary>One text by one registered template. OutId is ours: unique per text, echoed by receipts and queries.</summary>
public sealed record SmsText(string Phone, string Template, IReadOnlyDictionary<string, string> Parameters, string OutId)
{
    /// <summary>Phone and parameters (codes) never reach a log by accident.</summary>
    public override string ToString() => $"{Template} {OutId}";
}
