namespace Ciac.Core.Qualifications;

/// <summary>电子资质证书: a certificate number for ever, its versions one after another, and how it ended.</summary>
public sealed class Qualification
{
    public required Guid Id { get; init; }

    /// <summary>证书编号, e.g. D231000037.</summary>
    public required string CertificateNumber { get; init; }
    public required QualificationKind Kind { get; init; }

    /// <summary>The unit's code; nobody of another unit may see more of it than the public (invariant 4).</summary>
    public required string Identifier { get; init; }

    /// <summary>As the current version says; for the public search.</summary>
    public required string EnterpriseName { get; set; }

    /// <summary>The approving system's count of this certificate's changes: a later one has been applied, an earlier one is history.</summary>
    public required long Sequence { get; set; }

    /// <summary>The version that counts, from 1.</summary>
    public required int CurrentVersion { get; set; }

    /// <summary>How all of it ended; null while it stands.</summary>
    public QualificationEnd? EndedAs { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }

    public bool IsEnded => EndedAs is not null;

    /// <summary>Only copies of the version that counts can be downloaded, and only while the certificate stands.</summary>
    public bool AllowsDownloadOf(QualificationCopy copy) => !IsEnded && copy.Version == CurrentVersion && copy.State == CopyState.Issued;

    /// <summary>What a copy is worth on a day.</summary>
    public CopyStanding StandingOf(QualificationCopy copy, QualificationContent content, DateOnly today)
    {
        if (IsEnded) return CopyStanding.Revoked;
        if (copy.Version != CurrentVersion) return CopyStanding.Superseded;
        if (today > copy.LastDayOf(content)) return CopyStanding.Expired;
        return today < copy.FirstDayOf(content) ? CopyStanding.NotYetValid : CopyStanding.Valid;
    }
}

/// <summary>使用记录 and 查验: what a copy is worth on a day.</summary>
public enum CopyStanding
{
    Valid,
    NotYetValid,
    Expired,

    /// <summary>A new version of the certificate took its place.</summary>
    Superseded,
    Revoked,
}
