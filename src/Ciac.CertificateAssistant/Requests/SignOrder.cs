using System.Text.Json.Serialization;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>What a page asks for, as it arrives; nothing in it is trusted yet.</summary>
public sealed record SignOrder
{
    public string? Purpose { get; init; }
    public string? CertificateId { get; init; }
    public string? Origin { get; init; }

    /// <summary>Language of the window: "zh-CN" (default) or "en".</summary>
    public string? Language { get; init; }

    public string? ChallengeId { get; init; }
    public string? Challenge { get; init; }

    public string? Title { get; init; }
    public string? DocumentDigest { get; init; }
    public string? ToBeSigned { get; init; }

    [JsonIgnore]
    public bool English => Language == "en";
}
