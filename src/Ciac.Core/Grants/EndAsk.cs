using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>
/// A clerk's request to the administrators ends once: answered by a grant, declined, withdrawn, lapsed, or overtaken by another
/// role of the clerk. Whoever is second finds it ended.
/// </summary>
public sealed class EndAsk(CiacDb db, TellOfGrant tell, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the request's number.</summary>
    public const string Stimulus = "Ciac.GrantAnswer";
    private const int LongestReason = 200;

    public async Task<Outcome<Grant>> DeclineAsync(Caller caller, string number, string? reason, CancellationToken ct)
    {
        if (!caller.Administers) return GrantRefusals.NotAllowed;
        var text = (reason ?? "").Trim();
        if (text.Length == 0) return SignatureRefusals.ReasonMissing;
        return await EndAsync(g => g.Number == number && g.Identifier == caller.Identifier, new AskEnd(GrantState.Declined, caller.Entry("ask.declined"))
        {
            Reason = text.Length > LongestReason ? text[..LongestReason] : text,
        }, ct);
    }

    public Task<Outcome<Grant>> WithdrawAsync(Caller caller, string number, CancellationToken ct) =>
        EndAsync(g => g.Number == number && g.GranteeId == caller.CredentialId, new AskEnd(GrantState.Withdrawn, caller.Entry("ask.withdrawn")), ct);

    /// <summary>Called by the waiting step when its time is over; the workflow goes on by itself.</summary>
    public Task ExpireAsync(string number, CancellationToken ct) =>
        EndAsync(g => g.Number == number, new AskEnd(GrantState.Expired, new AuditEntry("ask.expired")) { IsByWorkflow = true }, ct);

    /// <summary>A grant takes effect: the request it answers is done, and any that has nothing left to ask for.</summary>
    internal async Task AnsweredAsync(Grant grant, CancellationToken ct)
    {
        var open = await db.Grants.AsNoTracking()
            .SingleOrDefaultAsync(g => g.GranteeId == grant.GranteeId && g.Kind == GrantKind.Asked && g.EndedAt == null, ct);
        if (open is null || (open.Id != grant.AnswersId && open.ItemsAfter.Except(grant.ItemsAfter).Any())) return;
        await EndAsync(g => g.Id == open.Id, new AskEnd(GrantState.Granted, new AuditEntry("ask.granted")) { Reason = grant.Number }, ct);
    }

    /// <summary>The credential is no clerk's any more: it needs no grant.</summary>
    internal Task OvertakenAsync(Guid credentialId, CancellationToken ct) =>
        EndAsync(g => g.GranteeId == credentialId && g.EndedAt == null, new AskEnd(GrantState.Overtaken, new AuditEntry("ask.overtaken")), ct);

    // Committed also when nothing ends: it may be a part of a grant's or an appointment's own transaction.
    private async Task<Outcome<Grant>> EndAsync(System.Linq.Expressions.Expression<Func<Grant, bool>> which, AskEnd end, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var id = await db.Grants.Where(which).Where(g => g.Kind == GrantKind.Asked).Select(g => (Guid?)g.Id).SingleOrDefaultAsync(ct);
        var outcome = id is { } found ? await EndAsync(found, end, ct) : GrantRefusals.NotFound;
        await transaction.CommitAsync(ct);
        return outcome;
    }

    private async Task<Outcome<Grant>> EndAsync(Guid id, AskEnd end, CancellationToken ct)
    {
        // Locked first, read after: of two administrators the second sees what the first one did.
        var ask = await db.Grants.FromSql($"SELECT * FROM ciac.grants WHERE id = {id} FOR UPDATE").SingleAsync(ct);
        await db.Entry(ask).ReloadAsync(ct);
        if (ask.State == end.State) return ask;
        if (!ask.IsOpen) return GrantRefusals.AskEnded;
        ask.End(end.State, end.Reason, clock.GetUtcNow());
        audit.Record(end.Entry with { Identifier = ask.Identifier, Subject = ask.Number, Detail = end.Reason });
        await db.SaveChangesAsync(ct);
        await tell.AskEndedAsync(ask, ct);
        if (!end.IsByWorkflow) await inbox.SendAsync(StimulusOf(ask), ct);
        return ask;
    }

    private static SendStimulus StimulusOf(Grant ask) => new(Stimulus, new { Grant = ask.Number })
    {
        Key = $"ask:{ask.Number}",
        Input = new Dictionary<string, object?> { ["outcome"] = ask.State.ToString() },
    };

    private sealed record AskEnd(GrantState State, AuditEntry Entry)
    {
        public string? Reason { get; init; }
        public bool IsByWorkflow { get; init; }
    }
}
