namespace Ciac.Core.Qualifications;

public enum CheckWay
{
    /// <summary>By the code that the QR code opens.</summary>
    Code,

    /// <summary>By name, unit code or certificate number.</summary>
    Search,

    /// <summary>By the file.</summary>
    File,
}

/// <summary>查验的结论.</summary>
public enum CheckVerdict
{
    Valid,

    /// <summary>使用期限已过, or not begun.</summary>
    OutOfPeriod,
    Superseded,
    Revoked,
    Unknown,
}

/// <summary>查验记录: that somebody looked, when and what was answered; nothing of who it was.</summary>
public sealed class CopyCheck
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required CheckWay Way { get; init; }
    public required CheckVerdict Verdict { get; init; }

    /// <summary>The copy that was looked at; null where nothing was found.</summary>
    public string? CopyNumber { get; init; }
    public string? CertificateNumber { get; init; }
}
