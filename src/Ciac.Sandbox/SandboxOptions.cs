namespace Ciac.Sandbox;

public sealed class SandboxOptions
{
    public string DataFolder { get; set; } = ".data/sandbox";

    public string TokenFolder { get; set; } = ".data/tokens";

    public string PortalAddress { get; set; } = "http://127.0.0.1:5080";

    // Written into every certificate as the place of its OCSP responder and CRL.
    public string PublicAddress { get; set; } = "http://127.0.0.1:5090";

    // How long a "slow" party keeps its answer: longer than any caller's patience.
    public TimeSpan SlowAnswer { get; set; } = TimeSpan.FromSeconds(30);

    // Compared as strings (RFC 9700 §2.1). Configured ones are added to these.
    public IList<string> OneNetworkRedirectUris { get; } =
    [
        "http://127.0.0.1:5080/callbacks/one-network",
        "https://127.0.0.1:5443/callbacks/one-network",
    ];
}
