using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Accounts;

/// <summary>F1, licence way: the QR code of this browser. The last one is shown again; a new one is asked for by 刷新二维码, or when there is none.</summary>
public sealed class ShowScan(CiacDb db, IELicence platform, IWorkflowInbox inbox, IOptions<SignInOptions> options, TimeProvider clock)
{
    public const string DefinitionId = "scan-sign-in";
    private const int MostAtOnce = 5;
    private static readonly TimeSpan ToldFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    /// <summary>The browser's last one, however it stands; null when it has none or it was long ago.</summary>
    public Task<ScanSignIn?> LastAsync(string browser, CancellationToken ct)
    {
        var (hash, since) = (Secrets.Hash(browser), clock.GetUtcNow() - Remembered);
        return db.ScanSignIns.AsNoTracking()
            .Where(s => s.BrowserHash == hash && s.CreatedAt > since && s.State != ScanState.SignedIn)
            .OrderByDescending(s => s.CreatedAt)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>The last one while it is open or has just ended, so that the page can say how; else a new one.</summary>
    public async Task<Outcome<ScanSignIn>> CurrentAsync(string browser, string? returnTo, Origin from, CancellationToken ct)
    {
        var (last, now) = (await LastAsync(browser, ct), clock.GetUtcNow());
        var isShown = last is not null && (last.EndedAt ?? last.ExpiresAt) > now - ToldFor && (returnTo is null || returnTo == last.ReturnTo);
        return isShown ? last! : await NewAsync(browser, returnTo, from, ct);
    }

    public async Task<Outcome<ScanSignIn>> NewAsync(string browser, string? returnTo, Origin from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = Secrets.Hash(browser);
        var recent = now - options.Value.ScanLifetime;
        if (await db.ScanSignIns.CountAsync(s => s.BrowserHash == hash && s.CreatedAt > recent, ct) >= MostAtOnce) return AccountRefusals.TooManyScans;

        var number = $"SM{now.ToOffset(PortalClock.Offset):yyyyMMdd}{Secrets.ReadableCode(8)}";
        var wish = new TicketWish(number, options.Value.SiteName) { Place = from.Address, Lifetime = options.Value.ScanLifetime };
        if (await platform.CreateTicketAsync(wish, ct) is not TicketResult.Created created) return AccountRefusals.LicenceDown;
        return await StartAsync(
            new ScanSignIn
            {
                Id = Guid.CreateVersion7(now),
                Number = number,
                BrowserHash = hash,
                Ticket = created.Ticket,
                QrText = created.QrText,
                ReturnTo = returnTo,
                State = ScanState.Waiting,
                CreatedAt = now,
                ExpiresAt = now + options.Value.ScanLifetime,
            },
            ct);
    }

    private async Task<ScanSignIn> StartAsync(ScanSignIn scan, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var start = new StartWorkflow(DefinitionId)
        {
            CorrelationId = scan.Number,
            Key = $"scan:{scan.Number}",
            Input = new Dictionary<string, object?> { ["Scan"] = scan.Number },
        };
        scan.WorkflowInstanceId = await inbox.StartAsync(start, ct);
        db.ScanSignIns.Add(scan);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return scan;
    }
}
