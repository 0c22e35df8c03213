namespace Ciac.Core.Qualifications;

public enum ProposalState
{
    /// <summary>For another officer to confirm.</summary>
    Waiting,
    Confirmed,
    Rejected,

    /// <summary>The certificate changed before anybody confirmed it.</summary>
    Overtaken,
}

/// <summary>An end that one officer entered; it is an event only when another confirmed it.</summary>
public sealed class QualificationProposal
{
    public required Guid Id { get; init; }
    public required string CertificateNumber { get; init; }

    /// <summary>The count that it takes: one above the certificate's when it was entered.</summary>
    public required long Sequence { get; init; }

    /// <summary>The event as it will be.</summary>
    public required string PayloadJson { get; init; }
    public required ProposalState State { get; set; }
    public required Guid ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
}
