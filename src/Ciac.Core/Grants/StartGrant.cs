using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ciac.Core.Grants;

/// <summary>The authorisation begins: what was checked is written down, and its workflow draws the form that says exactly that.</summary>
public sealed class StartGrant(CiacDb db, PlanGrant plan, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    public const string DirectDefinition = "active-authorization";
    public const string RequestedDefinition = "passive-authorization";
    public const string AskedDefinition = "administrator-request";
    private const int LongestReason = 200;

    /// <summary>主动授权.</summary>
    public async Task<Outcome<Grant>> DirectAsync(Caller caller, Guid granteeId, GrantForm form, CancellationToken ct)
    {
        var choice = await plan.ChoiceAsync(caller, granteeId, form.Answers, ct);
        return choice.Value is { } known ? await StartAsync(caller, GrantKind.Direct, known, form, ct) : choice.Refusal!;
    }

    /// <summary>被动授权 by the legal representative.</summary>
    public Task<Outcome<Grant>> RequestAsync(Caller caller, GrantForm form, CancellationToken ct) => OwnAsync(caller, GrantKind.Requested, form, ct);

    /// <summary>被动授权 by an administrator, who finds it among the to-dos.</summary>
    public Task<Outcome<Grant>> AskAsync(Caller caller, GrantForm form, CancellationToken ct) => OwnAsync(caller, GrantKind.Asked, form, ct);

    private async Task<Outcome<Grant>> OwnAsync(Caller caller, GrantKind kind, GrantForm form, CancellationToken ct)
    {
        var choice = await plan.OwnChoiceAsync(caller, ct);
        if (choice.Value is not { } known) return choice.Refusal!;
        if (form.Items.Count == 0) return GrantRefusals.NothingChosen.For("Items");
        try
        {
            return await StartAsync(caller, kind, known, form, ct);
        }
        catch (DbUpdateException second) when (second.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return GrantRefusals.OneRequest;
        }
    }

    private async Task<Outcome<Grant>> StartAsync(Caller caller, GrantKind kind, GrantChoice choice, GrantForm form, CancellationToken ct)
    {
        var checkedForm = plan.Check(choice, form);
        if (checkedForm.Value is not { } planned) return checkedForm.Refusal!;
        var grant = Make(caller, kind, planned, form.Reason.Trim());
        await using var transaction = await db.BeginAsync(ct);
        db.Grants.Add(grant);
        await db.SaveChangesAsync(ct);
        var start = new StartWorkflow(DefinitionOf(kind))
        {
            CorrelationId = grant.Number,
            Key = $"grant:{grant.Number}",
            Input = new Dictionary<string, object?> { ["Grant"] = grant.Number },
        };
        grant.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        var action = kind == GrantKind.Asked ? "ask.started" : "grant.started";
        audit.Record(caller.Entry(action) with { Subject = grant.Number, Detail = $"+{planned.Added.Count()} -{planned.Removed.Count()} ={planned.Kept.Count()}" });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return grant;
    }

    private static string DefinitionOf(GrantKind kind) => kind switch
    {
        GrantKind.Direct => DirectDefinition,
        GrantKind.Requested => RequestedDefinition,
        _ => AskedDefinition,
    };

    private Grant Make(Caller caller, GrantKind kind, GrantPlan planned, string reason)
    {
        var now = clock.GetUtcNow();
        return new Grant
        {
            Id = Guid.CreateVersion7(now),
            Number = $"SQ{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(6)}",
            Kind = kind,
            Identifier = caller.Identifier!,
            GranteeId = planned.Choice.Grantee.Id,
            GrantorId = kind == GrantKind.Direct ? caller.CredentialId : null,
            AnswersId = planned.Choice.Asked?.Id,
            State = GrantState.Running,
            ItemsBefore = [.. planned.Choice.Held.Codes],
            ItemsAfter = [.. planned.After],
            RightsVersion = planned.Choice.Held.Version,
            LastDay = planned.LastDay,
            Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason,
            CreatedAt = now,
        };
    }
}
