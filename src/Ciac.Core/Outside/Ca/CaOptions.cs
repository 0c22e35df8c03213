namespace Ciac.Core.Outside.Ca;

/// <summary>Section Outside:Ca. Files are PEM or DER; a PEM file may hold several certificates.</summary>
public sealed class CaOptions
{
    public const string Section = "Outside:Ca";

    /// <summary>Roots that are trusted; the operating system's are not.</summary>
    public IReadOnlyList<string> TrustAnchors { get; set; } = [];
    public IReadOnlyList<string> Intermediates { get; set; } = [];

    /// <summary>Null: the address in the certificate, after its path is verified.</summary>
    public Uri? OcspAddress { get; set; }
    public Uri? CrlAddress { get; set; }
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A declared outage of the authority: until then sign-in is bridged by its last good list. Sealing always fails hard.
    /// It is a moment and not a switch so that it ends by itself.
    /// </summary>
    public DateTimeOffset? SignInSoftFailUntil { get; set; }
}
