namespace Ciac.CertificateAssistant;

/// <summary>Section "Assistant" of the configuration; every value has a working default.</summary>
public sealed class AssistantOptions
{
    public const string Section = "Assistant";

    private static readonly string[] PortalOrigins = ["http://127.0.0.1:5080", "https://127.0.0.1:5443"];

    /// <summary>Folder of the soft tokens; a relative path starts at the current directory.</summary>
    public string TokenFolder { get; init; } = ".data/tokens";

    /// <summary>Origins that may ask, compared byte for byte with the Origin header.</summary>
    // Null by default, because the configuration binder appends to an array that is already filled.
    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    public IReadOnlyList<string> Origins => AllowedOrigins ?? PortalOrigins;
}
