namespace Ciac.Core.Grants;

public enum GrantKind
{
    /// <summary>主动授权: by the legal representative or an administrator, with the enterprise's seal.</summary>
    Direct,

    /// <summary>被动授权: the clerk asks, the legal representative signs remotely.</summary>
    Requested,

    /// <summary>被动授权: the clerk asks the administrators; what one of them then grants is a direct grant of its own.</summary>
    Asked,
}

public enum GrantState
{
    Running,
    Granted,
    Declined,
    Expired,
    Withdrawn,

    /// <summary>What the form says of the items before, of the clerk or of the grantor is no longer true.</summary>
    Overtaken,
}

/// <summary>授权: one attempt to replace the whole set of a clerk's items by a signed confirmation. Nothing of it counts before its last signature.</summary>
public sealed class Grant
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required GrantKind Kind { get; init; }

    /// <summary>The unit's code; nobody of another unit may see it (invariant 4).</summary>
    public required string Identifier { get; init; }
    public required Guid GranteeId { get; init; }

    /// <summary>The credential that grants; null when the legal representative does it remotely.</summary>
    public Guid? GrantorId { get; init; }

    /// <summary>The clerk's request to the administrators that this grant answers.</summary>
    public Guid? AnswersId { get; init; }
    public required GrantState State { get; set; }

    /// <summary>原可办业务 and 授权后可办业务, as codes.</summary>
    public required List<string> ItemsBefore { get; init; }
    public required List<string> ItemsAfter { get; init; }

    /// <summary>The version of the clerk's rights that <see cref="ItemsBefore"/> was read at.</summary>
    public required int RightsVersion { get; init; }

    /// <summary>The last day (Shanghai) on which the items are effective; null for no end.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Why the clerk asks; encrypted, for people write what they like.</summary>
    public required string Reason { get; init; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => State == GrantState.Running;

    public void End(GrantState state, string? reason, DateTimeOffset now) => (State, EndReason, EndedAt) = (state, reason, now);
}

/// <summary>Which grant a credential's items come from. The version grows with every change of them, of its role and of its status.</summary>
public sealed class ClerkRights
{
    public required Guid CredentialId { get; init; }
    public required int Version { get; set; }
    public Guid? GrantId { get; set; }
}
