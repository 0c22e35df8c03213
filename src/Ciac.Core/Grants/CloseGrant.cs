using Ciac.Core.Audit;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>Ends an authorisation that was declined, withdrawn or ran out of time; the clerk's items stay as they were.</summary>
public sealed class CloseGrant(CiacDb db, AuditTrail audit, TellOfGrant tell, TimeProvider clock)
{
    public async Task HandleAsync(string number, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var grant = await db.Grants.SingleAsync(g => g.Number == number, ct);
        if (grant.IsOpen) await EndAsync(grant, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task EndAsync(Grant grant, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().SingleAsync(r => r.Id == grant.SignatureRequestId, ct);
        grant.End(StateOf(request.State), request.DeclineReason, clock.GetUtcNow());
        audit.Record(new AuditEntry($"grant.{grant.State.ToString().ToLowerInvariant()}")
        {
            Identifier = grant.Identifier,
            Subject = grant.Number,
            Detail = request.DeclineReason,
            DocumentId = request.DocumentId,
        });
        await db.SaveChangesAsync(ct);
        await tell.EndedAsync(grant, ct);
    }

    private static GrantState StateOf(SignatureRequestState state) => state switch
    {
        SignatureRequestState.Declined => GrantState.Declined,
        SignatureRequestState.Withdrawn => GrantState.Withdrawn,
        SignatureRequestState.Expired => GrantState.Expired,
        _ => throw new InvalidOperationException($"A request that is {state} closes no grant."),
    };
}
