using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>Ends the session of this browser.</summary>
public sealed class SignOut(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task HandleAsync(Caller caller, CancellationToken ct)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == caller.SessionId, ct);
        if (session is null or { EndedAt: not null }) return;
        session.EndedAt = clock.GetUtcNow();
        audit.Record(new AuditEntry("sign-out")
        {
            Actor = caller.StaffId is null ? "holder" : "staff",
            CredentialUniqueId = caller.UniqueId,
            Identifier = caller.Identifier,
            Address = caller.From.Address,
            UserAgent = caller.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
    }
}
