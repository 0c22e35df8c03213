using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>The waiting step's interval is over: who signs remotely is reminded, as long as the turn is not over.</summary>
public sealed class RemindSignatory(CiacDb db, SendSigningLink link)
{
    /// <summary>The end of the turn; null when it is reached.</summary>
    public async Task<DateTimeOffset?> HandleAsync(Guid requestId, DateTimeOffset now, CancellationToken ct)
    {
        var ends = await db.SignatureRequests.AsNoTracking().Where(r => r.Id == requestId).Select(r => r.ExpiresAt).SingleAsync(ct);
        if (ends <= now) return null;
        await link.RemindAsync(requestId, ct);
        return ends;
    }
}
