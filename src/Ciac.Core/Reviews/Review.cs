namespace Ciac.Core.Reviews;

/// <summary>What is asked of the officer.</summary>
public enum ReviewKind
{
    /// <summary>Is the named person the legal representative, where the firm typed its own data.</summary>
    Representative,

    /// <summary>主证书开通申请 on paper (flow F2s).</summary>
    PaperActivation,

    /// <summary>主证书更新申请 on paper (flow F2r).</summary>
    PaperRenewal,
}

public enum ReviewDecision
{
    Pending,
    Confirmed,

    /// <summary>退回补正: the unit puts it right and hands it in again.</summary>
    Returned,
    Rejected,
    Withdrawn,
    Expired,
}

/// <summary>The templates of 退回补正 and 不予通过; their text is the message that the unit reads.</summary>
public enum ReviewReason
{
    ScanUnreadable,
    SealMissing,
    SignatureMissing,
    DataDiffers,
    OtherCertificate,
    Other,
}

/// <summary>One matter that waits for an officer, whatever its kind: the queue is one.</summary>
public sealed class Review
{
    public required Guid Id { get; init; }
    public required ReviewKind Kind { get; init; }
    public required string Subject { get; init; }
    public required string EnterpriseName { get; init; }
    public required string Identifier { get; init; }
    public required string RepresentativeName { get; init; }
    public required string RepresentativeDocumentNumber { get; init; }

    /// <summary>What both parties signed; null for a matter on paper, which has a scan.</summary>
    public Guid? DocumentId { get; init; }
    public required ReviewDecision Decision { get; set; }
    public ReviewReason? ReasonCode { get; set; }
    public string? Reason { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One working day later (1-domain, scanned application).</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>领取人: only this officer decides.</summary>
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Set once, when nobody had decided in time.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    public void End(ReviewDecision decision, DateTimeOffset now) => (Decision, DecidedAt) = (decision, now);
}
