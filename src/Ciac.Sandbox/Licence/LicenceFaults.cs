namespace Ciac.Sandbox.Licence;

/// How the platform's callbacks lie or come; one way at a time, until it is set back to "none".
public sealed class LicenceFaults
{
    public static readonly IReadOnlyList<string> All =
        ["none", "forged", "stale", "replayed", "repeated", "reordered", "contradicting", "garbled", "other-hash", "other-key"];

    private volatile string _current = "none";

    public bool Is(string fault) => _current == fault;

    public bool TrySet(string fault)
    {
        if (!All.Contains(fault))
            return false;
        _current = fault;
        return true;
    }
}

public sealed record SetLicenceFault(string Fault);
