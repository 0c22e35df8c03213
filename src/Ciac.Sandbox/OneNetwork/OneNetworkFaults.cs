namespace Ciac.Sandbox.OneNetwork;

/// The lies by which a relying party's checks are tried; one at a time, until it is set back to "none".
public sealed class OneNetworkFaults
{
    public static readonly IReadOnlyList<string> All =
    [
        "none", "wrong-issuer", "wrong-audience", "expired", "wrong-nonce", "bad-signature", "unsigned", "unknown-kid",
        "wrong-state", "wrong-response-issuer", "wrong-userinfo-subject", "wrong-discovery-issuer",
        "wrong-azp", "two-audiences", "issued-tomorrow", "issued-long-ago", "wrong-at-hash", "no-nonce", "no-subject", "no-kid", "hmac", "rotated-key",
        "no-state", "no-response-issuer", "foreign-endpoints", "without-pkce", "natural-person", "low-level", "server-error",
    ];

    private volatile string _current = "none";

    public string Current => _current;

    public bool Is(string fault) => _current == fault;

    public bool TrySet(string fault)
    {
        if (!All.Contains(fault))
            return false;
        _current = fault;
        return true;
    }
}
