namespace Ciac.Core.Outside.Sms;

public enum SmsReceiptsFault
{
    /// <summary>A header is missing or unreadable.</summary>
    NoSignature,
    WrongSignature,

    /// <summary>More than five minutes from our clock, either way.</summary>
    OutOfTime,

    /// <summary>Rightly signed, but no list of receipts.</summary>
    Malformed,
}

/// <summary>Closed family.</summary>
public abstract record SmsReceiptsResult
{
    private SmsReceiptsResult()
    {
    }

    /// <summary>The caller stores the nonce once, in the transaction that stores the receipts; a stored one is a replay.</summary>
    public sealed record Genuine(IReadOnlyList<SmsReceipt> Receipts, string Nonce) : SmsReceiptsResult;

    public sealed record Refused(SmsReceiptsFault Fault) : SmsReceiptsResult;
}
