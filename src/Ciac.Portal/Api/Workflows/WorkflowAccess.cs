using System.Security.Claims;
using Ciac.Core.Accounts;
using Ciac.Core.Workflows;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Api.Workflows;

/// <summary>
/// Who may call the API: one policy per scope. This is the only place that knows how a principal comes to its scopes;
/// today they follow from the role of a staff session.
/// </summary>
public static class WorkflowAccess
{
    public const string Read = "workflows.read";
    public const string Write = "workflows.write";
    public const string Operate = "workflows.operate";
    public const string Reveal = "workflows.reveal";

    private static readonly Dictionary<string, WorkflowScopes> Policies = new()
    {
        [Read] = WorkflowScopes.Read,
        [Write] = WorkflowScopes.Write,
        [Operate] = WorkflowScopes.Operate,
        [Reveal] = WorkflowScopes.Reveal,
    };

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (name, scope) in Policies)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => ScopesOf(context.User).HasFlag(scope)));
    }

    /// <summary>The caller as the verbs know them.</summary>
    public static WorkflowCaller Workflow(this HttpContext context)
    {
        var name = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        return new($"staff:{name}", ScopesOf(context.User), context.Origin());
    }

    private static WorkflowScopes ScopesOf(ClaimsPrincipal user) => user.FindAll(ClaimTypes.Role)
        .Select(claim => Enum.TryParse<StaffRole>(claim.Value, out var role) ? WorkflowCaller.ScopesOf(role) : WorkflowScopes.None)
        .Aggregate(WorkflowScopes.None, (all, some) => all | some);
}
