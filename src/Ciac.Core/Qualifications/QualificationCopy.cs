namespace Ciac.Core.Qualifications;

public enum CopyKind
{
    /// <summary>批准件: for display inside the enterprise, never for bidding.</summary>
    ApprovalCopy,

    /// <summary>使用件: for one purpose in one period.</summary>
    UseCopy,
}

public enum CopyState
{
    /// <summary>Waits for a confirmation or a signature.</summary>
    Running,
    Issued,
    Withdrawn,
    Expired,

    /// <summary>The certificate changed or ended before the last signature.</summary>
    Overtaken,
}

/// <summary>An approval copy or a use copy of one version of a certificate: a signed document of its own.</summary>
public sealed class QualificationCopy
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote and that stands on the copy; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required CopyKind Kind { get; init; }
    public required Guid QualificationId { get; init; }
    public required int Version { get; init; }

    /// <summary>The unit's code; nobody of another unit may see it (invariant 4).</summary>
    public required string Identifier { get; init; }

    /// <summary>Who asked for it, and seals a use copy.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>用途; empty on an approval copy.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>使用期限; an approval copy is good as long as the certificate (长期).</summary>
    public DateOnly? UseFrom { get; init; }
    public DateOnly? UseUntil { get; init; }
    public required CopyState State { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }

    /// <summary>查验次数: how often the public looked it up.</summary>
    public int Checks { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? IssuedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => State == CopyState.Running;

    public void End(CopyState state, DateTimeOffset now) => (State, EndedAt) = (state, now);

    public DateOnly FirstDayOf(QualificationContent content) => UseFrom ?? content.ValidFrom;

    public DateOnly LastDayOf(QualificationContent content) => UseUntil ?? content.ValidUntil;
}
