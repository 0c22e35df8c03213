namespace Ciac.Core.Outside.OneNet;

/// <summary>Section Outside:OneNet.</summary>
public sealed class OneNetOptions
{
    public const string Section = "Outside:OneNet";

    /// <summary>Exactly as discovery and tokens must spell it.</summary>
    public string Issuer { get; set; } = "";
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>The portal's own addresses that are registered there; the one of the browser's origin is used, else the first.</summary>
    public IList<string> RedirectUris { get; } = [];

    /// <summary>The lowest assurance level that may sign in.</summary>
    public string LowestLevel { get; set; } = "L2";

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
