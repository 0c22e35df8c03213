using System.Text.Json;
using Ciac.Core.Enterprises;

namespace Ciac.Core.EnterpriseChanges;

public enum EnterpriseChangeState
{
    Running,
    Changed,

    /// <summary>The officer did not confirm the new representative.</summary>
    Refused,
    Expired,
    Withdrawn,

    /// <summary>What the form says of the time before, or of the certificate that sealed it, is no longer true.</summary>
    Overtaken,
}

/// <summary>单位信息变更 (flow F9): one attempt to change a unit's data. Nothing of it counts before its last signature.</summary>
public sealed class EnterpriseChange
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }

    /// <summary>The unit's code; nobody of another unit may see it (invariant 4).</summary>
    public required string Identifier { get; init; }

    /// <summary>The certificate that began it, and seals it.</summary>
    public required Guid CredentialId { get; init; }
    public required EnterpriseChangeState State { get; set; }

    /// <summary>The unit's data as they were and as they are to be, encrypted at rest.</summary>
    public required string BeforeJson { get; init; }
    public required string AfterJson { get; init; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public UnitData Before => JsonSerializer.Deserialize<UnitData>(BeforeJson)!;

    public UnitData After => JsonSerializer.Deserialize<UnitData>(AfterJson)!;

    public bool IsOpen => State == EnterpriseChangeState.Running;

    /// <summary>Where the registry does not vouch for the data, a person looks at another representative before it counts.</summary>
    public bool NamesRepresentativeItself => After.Origin != UnitOrigin.Local && !UnitFields.IsSameRepresentative(Before, After);

    public void End(EnterpriseChangeState state, string? reason, DateTimeOffset now) => (State, EndReason, EndedAt) = (state, reason, now);
}
