namespace Ciac.Core.Outside.Sms;

/// <summary>Section Outside:Sms.</summary>
public sealed class SmsOptions
{
    public const string Section = "Outside:Sms";

    /// <summary>Endpoint of the Dysms RPC interface.</summary>
    public Uri? Address { get; set; }
    public string AccessKeyId { get; set; } = "";
    public string AccessKeySecret { get; set; } = "";

    /// <summary>The registered signature that stands before each text, 【…】.</summary>
    public string SignName { get; set; } = "";

    /// <summary>Key of the receipts' HMAC.</summary>
    public string ReceiptSecret { get; set; } = "";
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(8);
}
