namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Closed family.</summary>
public abstract record AuthorizeResult
{
    private AuthorizeResult()
    {
    }

    /// <summary>Signature activation data: one signature of the ordered hash, within its life.</summary>
    public sealed record Authorized(string Sad, TimeSpan Life) : AuthorizeResult
    {
        /// <summary>The SAD releases a signature: never in a log.</summary>
        public override string ToString() => nameof(Authorized);
    }

    public sealed record WrongCode(int? TriesLeft) : AuthorizeResult;

    public sealed record CodeExpired : AuthorizeResult;

    /// <summary>Too many wrong codes; a new challenge is needed.</summary>
    public sealed record Locked : AuthorizeResult;

    /// <summary>The code was made for another hash.</summary>
    public sealed record HashRefused : AuthorizeResult;

    /// <summary>Any other refusal of the provider (credential disabled, certificate expired, our client not allowed).</summary>
    public sealed record Refused(string Error, string Reason) : AuthorizeResult;

    public sealed record Down(string Why) : AuthorizeResult;
}
