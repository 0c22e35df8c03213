using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The open sessions of the caller's own certificate: seen, ended one by one, or all at once.</summary>
public sealed class Sessions(CiacDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<IReadOnlyList<Session>> ListAsync(Caller caller, CancellationToken ct) =>
        await Open(caller).AsNoTracking().OrderByDescending(s => s.LastSeenAt).ToListAsync(ct);

    public async Task<Outcome<Done>> EndAsync(Caller caller, Guid id, CancellationToken ct)
    {
        var ended = await Open(caller).Where(s => s.Id == id).ToListAsync(ct);
        if (ended.Count == 0) return AccountRefusals.SessionUnknown;
        await EndAsync(ended, caller, "session.ended", ct);
        return new Done();
    }

    /// <summary>On every device, this one too.</summary>
    public async Task EndAllAsync(Caller caller, CancellationToken ct) =>
        await EndAsync(await Open(caller).ToListAsync(ct), caller, "session.all-ended", ct);

    private async Task EndAsync(List<Session> sessions, Caller caller, string action, CancellationToken ct)
    {
        foreach (var session in sessions) session.EndedAt = clock.GetUtcNow();
        audit.Record(caller.Entry(action));
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Session> Open(Caller caller)
    {
        var now = clock.GetUtcNow();
        var idle = now - Session.Sliding;
        return db.Sessions.Where(s => s.UniqueId == caller.UniqueId && s.UniqueId != null && s.EndedAt == null && s.ExpiresAt > now && s.LastSeenAt > idle);
    }
}
