namespace Ciac.Core.Qualifications;

/// <summary>How a change reached us.</summary>
public enum EventWay
{
    Callback,
    File,

    /// <summary>The authority's own page.</summary>
    Page,
}

public enum EventState
{
    Received,
    Applied,

    /// <summary>A later change of the same certificate had been applied before it came: kept as history, it changes nothing.</summary>
    Late,
}

/// <summary>A change of a certificate as it came in: kept before it is acknowledged, once for each event id.</summary>
public sealed class QualificationEvent
{
    /// <summary>The sender's own id.</summary>
    public required string EventId { get; init; }
    public required EventWay Way { get; init; }
    public required string CertificateNumber { get; init; }
    public required long Sequence { get; init; }
    public required QualificationChange Change { get; init; }
    public required EventState State { get; set; }

    /// <summary>The whole event: the certificate as it is after the change.</summary>
    public required string PayloadJson { get; init; }

    /// <summary>The officer who entered or imported it; null for a callback.</summary>
    public Guid? StaffId { get; init; }
    public string? WorkflowInstanceId { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>When the national platform had taken it.</summary>
    public DateTimeOffset? ReportedAt { get; set; }
}
