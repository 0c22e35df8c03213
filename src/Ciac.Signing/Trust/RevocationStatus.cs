namespace Ciac.Signing.Trust;

/// <summary>Who said so.</summary>
public enum RevocationSource
{
    /// <summary>An OCSP responder.</summary>
    Ocsp,

    /// <summary>A certificate revocation list.</summary>
    Crl,

    /// <summary>The last good list, older than its own nextUpdate: only while the soft-fail switch is on.</summary>
    LastGoodCrl,
}

/// <summary>Whether a certificate is revoked.</summary>
public abstract record RevocationStatus
{
    private RevocationStatus()
    {
    }

    /// <summary>Not revoked when the answer was made.</summary>
    public sealed record Good(DateTimeOffset AsOf, RevocationSource Source) : RevocationStatus;

    /// <summary>Revoked at <paramref name="Since"/>, for a reason of RFC 5280 §5.3.1 (null when unsaid). Final.</summary>
    public sealed record Revoked(DateTimeOffset Since, int? Reason) : RevocationStatus;

    /// <summary>Nobody could or would say; for sealing this is a refusal.</summary>
    public sealed record Unknown(string Why) : RevocationStatus;
}
