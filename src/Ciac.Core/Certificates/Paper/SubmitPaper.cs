using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Reviews;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>保存提交 and 撤回: the waiting flow goes on or ends.</summary>
public sealed class SubmitPaper(CiacDb db, PaperApplications applications, ReviewCases reviews, PaperSteps steps, AuditTrail audit)
{
    public async Task<Outcome<PaperApplication>> HandleAsync(Caller caller, PaperKind kind, CancellationToken ct)
    {
        var found = await applications.EditableAsync(caller, kind, ct);
        if (found.Value is not { } draft) return found;
        await using var transaction = await db.BeginAsync(ct);
        await steps.LockAsync(draft, ct);
        if (!draft.IsEditable) return PaperRefusals.InReview;
        if (!draft.Data.IsFilled) return PaperRefusals.NotFilled;
        if (draft.ScanId is null) return PaperRefusals.ScanMissing.For("Scan");
        draft.State = PaperState.Submitted;
        draft.SubmittedAt = steps.Now;
        await steps.TellAsync(draft, "Submitted", ct);
        audit.Record(caller.Entry("paper.submitted") with { Subject = draft.Number });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return draft;
    }

    /// <summary>Possible until the officer has decided.</summary>
    public async Task<Outcome<PaperApplication>> WithdrawAsync(Caller caller, CancellationToken ct)
    {
        if (await applications.OpenOfAsync(caller, ct) is not { } open) return PaperRefusals.NotFound;
        await using var transaction = await db.BeginAsync(ct);
        await steps.LockAsync(open, ct);
        if (open.State is not (PaperState.Draft or PaperState.Returned or PaperState.Submitted)) return PaperRefusals.NothingToWithdraw;
        if (open.State == PaperState.Submitted && !await reviews.WithdrawAsync(open.Number, ct) && await db.Reviews.AnyAsync(r => r.Subject == open.Number && r.CreatedAt >= open.SubmittedAt, ct))
            return PaperRefusals.NothingToWithdraw;
        if (open.IsEditable) await steps.TellAsync(open, "Withdrawn", ct);
        open.End(PaperState.Withdrawn, steps.Now);
        audit.Record(caller.Entry("paper.withdrawn") with { Subject = open.Number });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open;
    }
}
