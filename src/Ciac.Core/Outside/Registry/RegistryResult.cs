namespace Ciac.Core.Outside.Registry;

/// <summary>Closed family.</summary>
public abstract record RegistryResult
{
    private RegistryResult()
    {
    }

    public sealed record Found(RegistryEntry Entry) : RegistryResult;

    public sealed record NotFound : RegistryResult;

    /// <summary>It limits us (429), also after the retries.</summary>
    public sealed record Busy(TimeSpan? RetryAfter) : RegistryResult;

    /// <summary>No answer, an unreadable one, or the circuit is open.</summary>
    public sealed record Down(string Why) : RegistryResult;
}
