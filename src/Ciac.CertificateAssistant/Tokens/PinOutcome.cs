namespace Ciac.CertificateAssistant.Tokens;

/// <summary>What came of typing a PIN.</summary>
public abstract record PinOutcome
{
    private PinOutcome()
    {
    }

    public sealed record Accepted : PinOutcome;

    /// <summary>ES256 values are r‖s (IEEE P1363), RS256 values are RSASSA-PKCS1-v1_5.</summary>
    public sealed record Signed(string Algorithm, byte[] Signature) : PinOutcome;

    public sealed record Wrong(int TriesLeft) : PinOutcome;

    public sealed record Locked : PinOutcome;

    public sealed record NotPlugged : PinOutcome;

    /// <summary>The file is damaged or holds another certificate than it says; no try is counted.</summary>
    public sealed record Unreadable : PinOutcome;
}
