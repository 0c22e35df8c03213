using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

public enum UpgradeWay
{
    /// <summary>The sub-certificate itself, because the main key is lost or broken: its seal and the legal representative's signature.</summary>
    BySub,

    /// <summary>The main certificate, in its own session: the sub-certificate's key is plugged in and proves itself.</summary>
    ByMain,
}

/// <summary>Why the sub-certificate upgrades itself; it stands on the form.</summary>
public enum UpgradeReason
{
    Lost,
    Broken,
}

public enum UpgradeState
{
    Running,
    Upgraded,
    Declined,
    Expired,
    Withdrawn,

    /// <summary>What the form says of the two certificates, or who may ask for it, is no longer so.</summary>
    Overtaken,
}

/// <summary>升级: one attempt to make a sub-certificate the main certificate of its unit (flow F7). Nothing of it counts before its last step.</summary>
public sealed class Upgrade
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required UpgradeWay Way { get; init; }

    /// <summary>The unit's code; nobody of another unit may see it (invariant 4).</summary>
    public required string Identifier { get; init; }

    /// <summary>The certificate that is to become main.</summary>
    public required Guid SubId { get; init; }

    /// <summary>The main certificate at the time of asking, which would become a sub-certificate.</summary>
    public required Guid MainId { get; init; }
    public required UpgradeState State { get; set; }

    /// <summary>Null when the main certificate asks.</summary>
    public UpgradeReason? Reason { get; init; }

    /// <summary>The role of the sub-certificate as the main one: the form names it. Legal representative only for who is it already, or signs the form and is the holder.</summary>
    public required HolderRole RoleAfter { get; init; }

    /// <summary>The browser that asked, as a hash: its session ends with the upgrade, and it is still told how it ended.</summary>
    public required byte[] BrowserHash { get; init; }

    /// <summary>When the sub-certificate's key proved itself beside the main certificate's session.</summary>
    public DateTimeOffset? ProvenAt { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => State == UpgradeState.Running;

    public void End(UpgradeState state, string? reason, DateTimeOffset now) => (State, EndReason, EndedAt) = (state, reason, now);
}
