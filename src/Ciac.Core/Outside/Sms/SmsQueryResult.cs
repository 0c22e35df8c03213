namespace Ciac.Core.Outside.Sms;

public enum SmsState
{
    Waiting,
    Delivered,
    Failed,
}

/// <summary>Closed family.</summary>
public abstract record SmsQueryResult
{
    private SmsQueryResult()
    {
    }

    /// <summary>The gateway holds the text. ErrorCode is the operator's code of a failure.</summary>
    public sealed record Found(SmsState State, string? ErrorCode) : SmsQueryResult;

    /// <summary>The gateway answered and holds no such text: it may be sent again.</summary>
    public sealed record NotFound : SmsQueryResult;

    public sealed record Unknown(string Why) : SmsQueryResult;
}
