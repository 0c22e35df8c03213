namespace Ciac.Core.Outside.Registry;

/// <summary>Section Outside:Registry.</summary>
public sealed class RegistryOptions
{
    public const string Section = "Outside:Registry";

    /// <summary>Base of the registry's interface: oauth/token and enterprises/ stand under it.</summary>
    public Uri? Address { get; set; }
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>Per attempt.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Repeats after a 429 or a timeout; a page waits for the answer, so few and short.</summary>
    public int Retries { get; set; } = 2;
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the circuit stays open once at least half of the calls failed.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
