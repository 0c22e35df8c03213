using System.Text;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

/// <summary>The second person: confirms an end that another officer entered, or sends it away; who entered it may only take it back.</summary>
public sealed class DecideProposal(CiacDb db, KeepChange keep, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<QualificationProposal>> HandleAsync(Caller caller, Guid id, bool confirmed, CancellationToken ct)
    {
        if (caller.StaffRole != StaffRole.ReviewOfficer) return QualificationChangeRefusals.NotAllowed;
        await using var transaction = await db.BeginAsync(ct);
        var proposal = await db.QualificationProposals.FromSql($"SELECT * FROM ciac.qualification_proposals WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (proposal is not { State: ProposalState.Waiting }) return QualificationChangeRefusals.ProposalGone;
        if (confirmed && proposal.ProposedBy == caller.StaffId) return QualificationChangeRefusals.SecondPerson;
        var change = ChangeEvent.Read(Encoding.UTF8.GetBytes(proposal.PayloadJson));
        var certificate = await db.LockCertificateAsync(change.CertificateNumber, ct);
        var isNext = await db.IsNextAsync(certificate, change, ct);
        proposal.State = !confirmed ? ProposalState.Rejected : isNext ? ProposalState.Confirmed : ProposalState.Overtaken;
        (proposal.DecidedBy, proposal.DecidedAt) = (caller.StaffId, clock.GetUtcNow());
        if (proposal.State == ProposalState.Confirmed) await keep.AddAsync(change, new ChangeSource(EventWay.Page, caller.StaffId), ct);
        audit.Record(change.Entry(caller, $"qualification.end-{proposal.State.ToString().ToLowerInvariant()}"));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return proposal.State == ProposalState.Overtaken ? QualificationChangeRefusals.Moved : proposal;
    }
}
