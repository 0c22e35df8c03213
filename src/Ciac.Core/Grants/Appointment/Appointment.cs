using Ciac.Core.Accounts;

namespace Ciac.Core.Grants;

public enum AppointmentAct
{
    /// <summary>任命: a clerk's certificate becomes an administrator's.</summary>
    Appoint,

    /// <summary>撤回任命: an administrator's certificate becomes a clerk's, without items.</summary>
    Dismiss,

    /// <summary>The legal representative's own certificate takes that role by their own signature; until then it is what it was.</summary>
    Claim,
}

public enum AppointmentState
{
    Running,
    Appointed,
    Revoked,
    Declined,
    Expired,
    Withdrawn,

    /// <summary>What the form says of the certificate, its holder or the legal representative is no longer true.</summary>
    Overtaken,
}

/// <summary>任命证书管理员 (F8): one attempt to change the role of a certificate by the legal representative's signature.</summary>
public sealed class Appointment
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required AppointmentAct Act { get; init; }
    public required string Identifier { get; init; }

    /// <summary>Whose role changes.</summary>
    public required Guid CredentialId { get; init; }

    /// <summary>The legal representative's credential that began it.</summary>
    public required Guid ById { get; init; }
    public required AppointmentState State { get; set; }
    public required HolderRole RoleBefore { get; init; }
    public required HolderRole RoleAfter { get; init; }

    /// <summary>The person on the form: another holder meanwhile is not who was appointed.</summary>
    public required string HolderName { get; init; }
    public required string HolderDocumentNumber { get; init; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => State == AppointmentState.Running;

    public void End(AppointmentState state, string? reason, DateTimeOffset now) => (State, EndReason, EndedAt) = (state, reason, now);
}
