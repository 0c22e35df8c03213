namespace Ciac.Signing.Trust;

/// <summary>How revocation is asked.</summary>
public sealed record RevocationOptions
{
    /// <summary>The OCSP responder to ask instead of the one that the certificate names.</summary>
    public Uri? OcspAddress { get; init; }

    /// <summary>The list to read instead of those that the certificate names.</summary>
    public Uri? CrlAddress { get; init; }

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How far the outside clock may differ from ours.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The age of an answer that does not say until when it holds.</summary>
    public TimeSpan LongestAge { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Refuse OCSP answers that do not repeat our nonce. Responders that sign in advance cannot.</summary>
    public bool NonceRequired { get; init; }

    /// <summary>Good answers are kept this long at most, and never beyond their nextUpdate.</summary>
    public TimeSpan KeepGood { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Until then a CA that does not answer is bridged by its last good list, not older than 24 h. Off when null: the switch is for
    /// an outage, is logged by whoever sets it, and ends by itself.
    /// </summary>
    public DateTimeOffset? SoftFailUntil { get; init; }
}
