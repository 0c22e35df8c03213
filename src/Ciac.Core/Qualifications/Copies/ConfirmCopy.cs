using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>领证核对 is answered once: the data are right, or the collection is withdrawn. Anybody of the unit who may collect answers.</summary>
public sealed class ConfirmCopy(CiacDb db, OwnCertificates certificates, CopyStands stands, EndCopy end, IWorkflowInbox inbox)
{
    /// <summary>Name of the stimulus; its payload is the copy's number.</summary>
    public const string Stimulus = "Ciac.CertificateData";
    internal const string Confirmed = "copy.confirmed";

    public Task<Outcome<QualificationCopy>> ConfirmAsync(Caller caller, string number, CancellationToken ct) => AnswerAsync(caller, number, ConfirmAsync, ct);

    public Task<Outcome<QualificationCopy>> WithdrawAsync(Caller caller, string number, CancellationToken ct) => AnswerAsync(caller, number, WithdrawAsync, ct);

    private async Task<Outcome<QualificationCopy>> AnswerAsync(
        Caller caller, string number, Func<QualificationCopy, AuditEntry, CancellationToken, Task<Outcome<QualificationCopy>>> answer, CancellationToken ct)
    {
        var found = await certificates.CopyAsync(caller, number, ct);
        if (found.Refusal is not null) return found;
        await using var transaction = await db.BeginAsync(ct);
        var copy = await stands.LockAsync(number, ct);
        var outcome = await answer(copy, caller.Entry(Confirmed) with { Subject = number }, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    private async Task<Outcome<QualificationCopy>> ConfirmAsync(QualificationCopy copy, AuditEntry entry, CancellationToken ct)
    {
        // Sent twice, it is confirmed once.
        if (copy.State == CopyState.Issued || (copy.IsOpen && await IsConfirmedAsync(copy.Number, ct))) return copy;
        if (!copy.IsOpen || copy.Kind != CopyKind.ApprovalCopy) return CopyRefusals.TooLate;
        if (!await stands.AskAsync(copy, ct))
        {
            await OvertakeAsync(copy, ct);
            return CopyRefusals.LooksOld;
        }

        await end.RecordAsync(entry, ct);
        await SendAsync(copy.Number, "Confirmed", ct);
        return copy;
    }

    private async Task<Outcome<QualificationCopy>> WithdrawAsync(QualificationCopy copy, AuditEntry entry, CancellationToken ct)
    {
        if (copy.State == CopyState.Withdrawn) return copy;
        if (!copy.IsOpen || copy.Kind != CopyKind.ApprovalCopy || await IsConfirmedAsync(copy.Number, ct)) return CopyRefusals.TooLate;
        await end.HandleAsync(copy, CopyState.Withdrawn, entry with { Action = "copy.withdrawn" }, ct);
        await SendAsync(copy.Number, nameof(CopyState.Withdrawn), ct);
        return copy;
    }

    /// <summary>What is to be checked is no longer so. What was confirmed already is judged by the steps that follow.</summary>
    internal async Task LapseAsync(string number, CancellationToken ct)
    {
        var copy = await stands.LockAsync(number, ct);
        if (copy is { IsOpen: true, Kind: CopyKind.ApprovalCopy } && !await IsConfirmedAsync(number, ct)) await OvertakeAsync(copy, ct);
    }

    private async Task OvertakeAsync(QualificationCopy copy, CancellationToken ct)
    {
        await end.HandleAsync(copy, CopyState.Overtaken, new AuditEntry("copy.overtaken"), ct);
        await SendAsync(copy.Number, nameof(CopyState.Overtaken), ct);
    }

    /// <summary>Called by the waiting step when its time is over. False: it was answered in this very moment, and the answer is on its way.</summary>
    public async Task<bool> ExpireAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var copy = await stands.LockAsync(number, ct);
        var isOver = copy.IsOpen && !await IsConfirmedAsync(number, ct);
        if (isOver) await end.HandleAsync(copy, CopyState.Expired, new AuditEntry("copy.expired"), ct);
        await transaction.CommitAsync(ct);
        return isOver;
    }

    private Task<bool> IsConfirmedAsync(string number, CancellationToken ct) => db.AuditEvents.AnyAsync(e => e.Subject == number && e.Action == Confirmed, ct);

    private Task SendAsync(string number, string outcome, CancellationToken ct) => inbox.SendAsync(
        new SendStimulus(Stimulus, new { Copy = number })
        {
            Key = $"certificate-data:{number}",
            Input = new Dictionary<string, object?> { ["outcome"] = outcome },
        },
        ct);
}
