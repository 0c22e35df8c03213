using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The page of flow F3: the holder, the code to the holder's mobile, and 保存并登录.</summary>
public sealed class FillSubActivation(CiacDb db, HolderCodes codes, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload is the sub-activation's number.</summary>
    public const string Stimulus = "Ciac.HolderConfirmed";

    public async Task<Outcome<HolderCodeSent>> SendCodeAsync(Caller caller, SubActivation sub, string? mobile, CancellationToken ct)
    {
        if (sub.State != SubActivationState.Open) return Closed(sub);
        return await codes.SendAsync(caller, sub.Number, mobile, ct);
    }

    public async Task<Outcome<SubActivation>> SubmitAsync(Caller caller, SubActivation sub, HolderForm form, CancellationToken ct)
    {
        if (sub.State != SubActivationState.Open) return Closed(sub);
        var checks = new FormChecks();
        var holder = form.Of(sub.Subject).Read(checks);
        if (checks.Refusals.Count > 0) return Outcome.Refused<SubActivation>(checks.Refusals);
        if (await codes.RefuseAsync(sub.Number, holder.Mobile, form.Code, ct) is { } refusal) return refusal;
        return await EndWaitAsync(caller, sub.Id, holder, ct);
    }

    /// <summary>撤回: the certificate stays unknown to the portal.</summary>
    public Task<Outcome<SubActivation>> WithdrawAsync(Caller caller, SubActivation sub, CancellationToken ct) => EndWaitAsync(caller, sub.Id, null, ct);

    private async Task<Outcome<SubActivation>> EndWaitAsync(Caller caller, Guid id, HolderData? holder, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        // Two clicks at once: the second one waits here and then finds the wait ended.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.sub_activations WHERE id = {id} FOR UPDATE", ct);
        db.ChangeTracker.Clear();
        var sub = await db.SubActivations.SingleAsync(a => a.Id == id, ct);
        if (sub.State != SubActivationState.Open) return Closed(sub);
        if (holder is null) sub.End(SubActivationState.Withdrawn, clock.GetUtcNow());
        else (sub.Holder, sub.State) = (holder with { MobileConfirmed = true }, SubActivationState.Confirmed);
        var outcome = holder is null ? "Withdrawn" : "Confirmed";
        audit.Record(caller.Entry($"sub.{outcome.ToLowerInvariant()}") with { Subject = sub.Number });
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(
            new SendStimulus(Stimulus, new { Subject = sub.Number })
            {
                Key = $"sub-activation:{sub.Number}:{outcome}",
                Input = new Dictionary<string, object?> { ["outcome"] = outcome },
            },
            ct);
        await transaction.CommitAsync(ct);
        return sub;
    }

    private static Refusal Closed(SubActivation sub) =>
        sub.State == SubActivationState.Confirmed ? CertificateRefusals.BeingOpened : CertificateRefusals.NothingOpen;
}
