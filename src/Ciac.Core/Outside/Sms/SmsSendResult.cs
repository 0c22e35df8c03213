namespace Ciac.Core.Outside.Sms;

/// <summary>Closed family.</summary>
public abstract record SmsSendResult
{
    private SmsSendResult()
    {
    }

    /// <summary>The gateway took the text. "Sent" is not "delivered": the receipt tells.</summary>
    public sealed record Sent(string BizId) : SmsSendResult;

    /// <summary>The gateway certainly did not send.</summary>
    public sealed record Refused(string Code, string Reason) : SmsSendResult
    {
        /// <summary>A limit per phone or account: the same text may be sent later.</summary>
        public bool Throttled => Code == "isv.BUSINESS_LIMIT_CONTROL" || Code.StartsWith("Throttling", StringComparison.Ordinal);
    }

    /// <summary>It may have been sent. Ask <see cref="ISmsGateway.QueryAsync"/> before sending again.</summary>
    public sealed record Unknown(string Why) : SmsSendResult;
}
