using Ciac.Core;
using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>R2: an officer looks at one matter, claims it and decides it.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class ReviewModel(ReviewVerbs verbs, ReviewPages pages, ReadPaper papers, ReadDocument documents, PageImages images) : PortalPage
{
    public ReviewView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, int? turn, int? zoom, CancellationToken ct) => ShowAsync(id, view =>
    {
        var (turned, enlarged) = ScanView.Sane(turn, zoom);
        return view.Scan is { } scan ? view with { Scan = scan with { Turn = turned, Zoom = enlarged } } : view;
    }, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, string? decision, string? reasonCode, string? reason, CancellationToken ct)
    {
        var answer = new ReviewAnswer(id, Enum.TryParse<ReviewDecision>(decision, out var chosen) ? chosen : null)
        {
            ReasonCode = Enum.TryParse<ReviewReason>(reasonCode, out var code) ? code : null,
            Reason = reason,
        };
        var outcome = await verbs.Decide.HandleAsync(Caller, answer, ct);
        if (outcome.Refusal is { } refusal)
            return await AgainAsync(id, refusal, view => view with { Decision = decision, ReasonCode = reasonCode, Reason = reason }, ct);
        return LocalRedirect(await verbs.Read.NextAsync(Caller, ct) is { } next ? $"/reviews/{next}" : "/reviews");
    }

    public async Task<IActionResult> OnPostClaimAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(id, (await verbs.Claim.ClaimAsync(Caller, id, ct)).Refusal, $"/reviews/{id}", ct);

    public async Task<IActionResult> OnPostReleaseAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(id, (await verbs.Claim.ReleaseAsync(Caller, id, ct)).Refusal, "/reviews", ct);

    public async Task<IActionResult> OnPostHandOverAsync(Guid id, string? colleague, CancellationToken ct) =>
        await AfterAsync(id, (await verbs.Claim.HandOverAsync(Caller, id, colleague, ct)).Refusal, "/reviews", ct);

    public async Task<IActionResult> OnGetScanAsync(Guid id, CancellationToken ct)
    {
        var found = await papers.ForOfficerAsync(Caller, id, ct);
        return found.Value is { Scan: { } scan } ? File(Convert.FromBase64String(scan.Content), "image/jpeg") : NotFound();
    }

    public async Task<IActionResult> OnGetImageAsync(Guid id, int? sheet, CancellationToken ct)
    {
        if (await DocumentAsync(id, ct) is not { } document) return NotFound();
        var image = await images.RenderAsync(document.Revision.Content, document.Revision.Sha256, sheet ?? 1, ct);
        return image is null ? NotFound() : File(image, "image/png");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct) =>
        await DocumentAsync(id, ct) is { } document ? File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf") : NotFound();

    private async Task<ReadableDocument?> DocumentAsync(Guid id, CancellationToken ct)
    {
        var found = await verbs.Read.FindAsync(Caller, id, ct);
        return found.Value is { Review.DocumentId: { } documentId } ? await documents.ForStaffAsync(documentId, ct) : null;
    }

    private async Task<IActionResult> AfterAsync(Guid id, Refusal? refusal, string done, CancellationToken ct) =>
        refusal is null ? LocalRedirect(done) : await AgainAsync(id, refusal, view => view, ct);

    private async Task<IActionResult> AgainAsync(Guid id, Refusal refusal, Func<ReviewView, ReviewView> change, CancellationToken ct)
    {
        var shown = await ShowAsync(id, view => change(view) with { Errors = refusal.ToErrors() }, ct);
        return View is null ? shown : PageWith(refusal);
    }

    private async Task<IActionResult> ShowAsync(Guid id, Func<ReviewView, ReviewView> change, CancellationToken ct)
    {
        var found = await verbs.Read.FindAsync(Caller, id, ct);
        if (found.Value is not { } line) return ProblemPage(found.Refusal!);
        View = change(await pages.ViewAsync(line, await papers.OfMatterAsync(line, ct), ct) with { IsMine = line.Review.ClaimedBy == Caller.StaffId });
        return Page();
    }
}
