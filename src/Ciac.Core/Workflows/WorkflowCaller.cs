using Ciac.Core.Accounts;

namespace Ciac.Core.Workflows;

/// <summary>What somebody may do with workflows. The three administrators are kept apart: who changes does not reveal.</summary>
[Flags]
public enum WorkflowScopes
{
    None = 0,

    /// <summary>See definitions and instances, personal data masked.</summary>
    Read = 1,

    /// <summary>Edit, publish and remove definitions.</summary>
    Write = 2,

    /// <summary>Start, repair, alter, cancel and remove instances.</summary>
    Operate = 4,

    /// <summary>See personal data, each look recorded.</summary>
    Reveal = 8,
}

/// <summary>Who manages workflows: a member of staff, or a program with a token.</summary>
public sealed record WorkflowCaller(string Actor, WorkflowScopes Scopes, Origin From)
{
    public bool May(WorkflowScopes scope) => Scopes.HasFlag(scope);

    /// <summary>The scopes of a staff role.</summary>
    public static WorkflowScopes ScopesOf(StaffRole role) => role switch
    {
        StaffRole.PlatformAdministrator => WorkflowScopes.Read | WorkflowScopes.Write | WorkflowScopes.Operate,
        StaffRole.Auditor => WorkflowScopes.Read | WorkflowScopes.Reveal,
        _ => WorkflowScopes.None,
    };
}
