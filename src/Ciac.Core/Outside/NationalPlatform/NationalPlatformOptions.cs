namespace Ciac.Core.Outside.NationalPlatform;

/// <summary>Section Outside:NationalPlatform.</summary>
public sealed class NationalPlatformOptions
{
    public const string Section = "Outside:NationalPlatform";

    /// <summary>Base of its interface: certificates stands under it.</summary>
    public Uri? Address { get; set; }
    public string AppId { get; set; } = "";

    /// <summary>Key of our reports' HMAC.</summary>
    public string Secret { get; set; } = "";
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
