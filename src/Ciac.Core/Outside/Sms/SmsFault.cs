namespace Ciac.Core.Outside.Sms;

/// <summary>Why a text did not arrive, as far as it makes a difference to people.</summary>
public enum SmsFault
{
    /// <summary>The operator could not deliver it, or nobody knows more.</summary>
    Undelivered,

    /// <summary>The number is none, or takes no texts.</summary>
    BadNumber,

    /// <summary>The gateway's limit per minute, hour or day for this number, or the portal's own.</summary>
    TooMany,

    /// <summary>The account is out of money, stopped, or its signature or template is not approved: ours to mend.</summary>
    Suspended,
}

public static class SmsFaults
{
    /// <summary>From the gateway's error code (identity.md §6.2), or the operator's in a receipt.</summary>
    public static SmsFault Of(string? code) => code switch
    {
        "isv.MOBILE_NUMBER_ILLEGAL" or "isv.MOBILE_COUNT_OVER_LIMIT" or "MOBILE_NOT_ON_SERVICE" => SmsFault.BadNumber,
        "isv.BUSINESS_LIMIT_CONTROL" or "isv.DAY_LIMIT_CONTROL" or Messages.TextBudget.Spent => SmsFault.TooMany,
        _ when code?.StartsWith("Throttling", StringComparison.Ordinal) == true => SmsFault.TooMany,
        "isv.AMOUNT_NOT_ENOUGH" or "isv.OUT_OF_SERVICE" or "isv.ACCOUNT_ABNORMAL" or "isp.RAM_PERMISSION_DENY" => SmsFault.Suspended,
        "isv.SMS_TEMPLATE_ILLEGAL" or "isv.SMS_SIGNATURE_ILLEGAL" or "isv.TEMPLATE_MISSING_PARAMETERS" or "isv.INVALID_JSON_PARAM" => SmsFault.Suspended,
        "SignatureDoesNotMatch" or "SignatureNonceUsed" => SmsFault.Suspended,
        _ => SmsFault.Undelivered,
    };
}
