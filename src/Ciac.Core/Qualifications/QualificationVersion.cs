using System.Text.Json;

namespace Ciac.Core.Qualifications;

/// <summary>One version of a certificate. Never edited: another event makes another version.</summary>
public sealed class QualificationVersion
{
    public required Guid QualificationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The approving system's count of the change that made it.</summary>
    public required long Sequence { get; init; }
    public required QualificationChange Change { get; init; }

    /// <summary>In what form a part ended; of <see cref="QualificationChange.Ended"/> only.</summary>
    public QualificationEnd? EndedAs { get; init; }
    public required string ContentJson { get; init; }

    /// <summary>领证: when the unit confirmed the data and got its approval copy; null is 未领证.</summary>
    public DateTimeOffset? CollectedAt { get; set; }

    /// <summary>When another version took its place.</summary>
    public DateTimeOffset? SupersededAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    public QualificationContent Content => JsonSerializer.Deserialize<QualificationContent>(ContentJson)!;
}
