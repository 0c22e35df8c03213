using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Outside.Registry;
using Ciac.Core.Reviews;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>Where an application on paper stands. <see cref="Review"/> is the last word of an officer, or the one that is waited for.</summary>
public sealed record PaperProgress(PaperApplication Application, PaperScan? Scan)
{
    public Review? Review { get; init; }
    public IReadOnlyList<AuditEvent> Events { get; init; } = [];
}

/// <summary>Reads the application of the key that signed in; for officers, of the matter they look at.</summary>
public sealed class ReadPaper(CiacDb db, ReadReviews reviews, ILegalPersonRegistry registry, FormRenderer renderer, TimeProvider clock)
{
    /// <summary>The open one, else the last; null when there was none.</summary>
    public async Task<PaperProgress?> FindAsync(Caller caller, PaperKind kind, CancellationToken ct)
    {
        var application = await db.PaperApplications.AsNoTracking()
            .Where(a => a.UniqueId == caller.UniqueId && a.Identifier == caller.Identifier && a.Kind == kind)
            .OrderByDescending(a => a.CreatedAt)
            .FirstOrDefaultAsync(ct);
        return application is null ? null : await ProgressAsync(application, ct);
    }

    /// <summary>The matter's application and scan; the look stands in the audit record.</summary>
    public async Task<Outcome<PaperProgress>> ForOfficerAsync(Caller caller, Guid reviewId, CancellationToken ct)
    {
        var found = await reviews.FindAsync(caller, reviewId, ct);
        if (found.Value is not { } line) return found.Refusal!;
        return await OfMatterAsync(line, ct) is { } progress ? progress : PaperRefusals.NotFound;
    }

    /// <summary>Of a matter that the officer has been shown already; null for one that is not on paper.</summary>
    public async Task<PaperProgress?> OfMatterAsync(ReviewLine line, CancellationToken ct)
    {
        var application = await db.PaperApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Number == line.Review.Subject, ct);
        return application is null ? null : await ProgressAsync(application, ct);
    }

    /// <summary>What the legal-person registry says of the unit; null when it does not know it or does not answer.</summary>
    public async Task<RegistryEntry?> RegistryAsync(string identifier, CancellationToken ct) =>
        await registry.FindAsync(identifier, ct) is RegistryResult.Found { Entry: var entry } ? entry : null;

    /// <summary>The pre-filled form to be printed, signed and stamped.</summary>
    public byte[] Draw(PaperApplication application) => renderer.Render(PaperForm.Of(application, clock.GetUtcNow()));

    private async Task<PaperProgress> ProgressAsync(PaperApplication application, CancellationToken ct)
    {
        var scan = await db.PaperScans.AsNoTracking().SingleOrDefaultAsync(s => s.Id == application.ScanId, ct);
        return new PaperProgress(application, scan)
        {
            Review = await db.Reviews.AsNoTracking().Where(r => r.Subject == application.Number).OrderByDescending(r => r.CreatedAt).FirstOrDefaultAsync(ct),
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == application.Number).OrderBy(e => e.Id).ToListAsync(ct),
        };
    }
}
