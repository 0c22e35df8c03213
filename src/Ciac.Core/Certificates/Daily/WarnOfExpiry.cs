using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>
/// Tells the holder 30, 7 and 1 days before a certificate ends, once each. What was missed while nothing ran is made up by the
/// nearest of them; a renewed certificate has another serial number, and is warned of anew.
/// </summary>
public sealed class WarnOfExpiry(CiacDb db, TellPeople tell, TimeProvider clock)
{
    /// <summary>Days before the end, each with the day at which the next one takes over.</summary>
    private static readonly (int From, int Until)[] Thresholds = [(1, 0), (7, 1), (30, 7)];
    private const int Batch = 500;

    /// <summary>One batch; true when there may be more.</summary>
    public async Task<bool> HandleAsync(CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        // Two runs at once: the second waits here and finds the messages of the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('ciac:expiry', 0))", ct);
        var told = 0;
        foreach (var (from, until) in Thresholds)
        {
            var due = await DueAsync(from, until, Batch - told, ct);
            foreach (var (credential, unit) in due) await tell.HolderAsync(new Mailbox(credential.UniqueId, unit.Identifier), credential.Expiring(KeyOf(credential.SerialNumber, from)), ct);
            told += due.Count;
        }

        await transaction.CommitAsync(ct);
        return told == Batch;
    }

    private async Task<List<(Credential Credential, Enterprise Unit)>> DueAsync(int from, int until, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (earliest, latest, mark) = (now.AddDays(until), now.AddDays(from), KeyOf("", from));
        var due = await db.Credentials.AsNoTracking()
            .Where(c => c.ValidUntil > earliest && c.ValidUntil <= latest && c.Status == CredentialStatus.Active)
            .Where(c => !db.Messages.Any(m => m.UniqueId == c.UniqueId && m.Key == mark + c.SerialNumber))
            .Join(db.Enterprises.AsNoTracking(), c => c.EnterpriseId, e => e.Id, (c, e) => new { Credential = c, Unit = e })
            .OrderBy(d => d.Credential.ValidUntil).Take(most).ToListAsync(ct);
        return due.ConvertAll(d => (d.Credential, d.Unit));
    }

    private static string KeyOf(string serial, int days) => $"expiry:{days}:{serial}";
}
