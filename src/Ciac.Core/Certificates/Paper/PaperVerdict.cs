using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Reviews;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>What the officer's word does to the application, and the end of one that takes no effect; the applicant is told.</summary>
public sealed class PaperVerdict(CiacDb db, AuditTrail audit, TellPeople tell, TimeProvider clock)
{
    /// <summary>The officer has spoken: the application shows it, and is open for what comes next.</summary>
    public async Task DecidedAsync(string number, string outcome, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var application = await LockedAsync(number, ct);
        var next = outcome switch
        {
            nameof(ReviewDecision.Confirmed) => PaperState.Approved,
            nameof(ReviewDecision.Returned) => PaperState.Returned,
            _ => application.State,
        };
        if (application.State == PaperState.Submitted && next != PaperState.Submitted)
        {
            application.State = next;
            await db.SaveChangesAsync(ct);
            await tell.HolderAsync(application.Mailbox, application.News, ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>The last step on every way that takes no effect. One that was withdrawn has ended by the hand of who withdrew it.</summary>
    public async Task CloseAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var application = await LockedAsync(number, ct);
        if (application.EndedAt is null)
        {
            var wasRejected = await db.Reviews.AnyAsync(r => r.Subject == number && r.Decision == ReviewDecision.Rejected, ct);
            application.End(wasRejected ? PaperState.Rejected : PaperState.Expired, clock.GetUtcNow());
            audit.Record(new AuditEntry(wasRejected ? "paper.rejected" : "paper.expired")
            {
                CredentialUniqueId = application.UniqueId,
                Identifier = application.Identifier,
                Subject = number,
            });
            await db.SaveChangesAsync(ct);
            await tell.HolderAsync(application.Mailbox, application.News, ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<PaperApplication> LockedAsync(string number, CancellationToken ct) =>
        await db.PaperApplications.FromSql($"SELECT * FROM ciac.paper_applications WHERE number = {number} FOR UPDATE").SingleAsync(ct);
}
