namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Closed family.</summary>
public abstract record ChallengeResult
{
    private ChallengeResult()
    {
    }

    public sealed record Sent : ChallengeResult;

    /// <summary>The provider certainly sent nothing.</summary>
    public sealed record Refused(string Error, string Reason) : ChallengeResult;

    /// <summary>A code may be on its way: look it up, never resend by yourself.</summary>
    public sealed record Unknown(string Why) : ChallengeResult;
}
