namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Section Outside:CloudSigning.</summary>
public sealed class CloudSigningOptions
{
    public const string Section = "Outside:CloudSigning";

    /// <summary>Base of the CSC v2 interface, e.g. https://…/csc/v2/.</summary>
    public Uri? Address { get; set; }
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
