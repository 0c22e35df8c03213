using Ciac.Core;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Signatures;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>An officer looks at what the unit says of its representative, and at the document both signed.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class RepresentativeModel(DecideRepresentative decide, ReadDocument read, PageImages images, IStringLocalizer<ReviewTexts> texts) : PortalPage
{
    public RepresentativeView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, null, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, string? decision, string? reason, CancellationToken ct)
    {
        bool? confirm = decision switch { "Confirm" => true, "Reject" => false, _ => null };
        var outcome = await decide.HandleAsync(Caller, new RepresentativeDecision(id, confirm, reason), ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(id, refusal, reason, ct) : LocalRedirect("/reviews");
    }

    public async Task<IActionResult> OnGetImageAsync(Guid id, CancellationToken ct)
    {
        var found = await decide.FindAsync(Caller, id, ct);
        if (found.Value is not { } review) return NotFound();
        var document = await read.ForStaffAsync(review.DocumentId, ct);
        var image = await images.RenderAsync(document.Revision.Content, document.Revision.Sha256, 1, ct);
        return image is null ? NotFound() : File(image, "image/png");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct)
    {
        var found = await decide.FindAsync(Caller, id, ct);
        if (found.Value is not { } review) return NotFound();
        var document = await read.ForStaffAsync(review.DocumentId, ct);
        return File(document.Revision.Content, "application/pdf", $"{document.Document.Number}.pdf");
    }

    private async Task<IActionResult> ShowAsync(Guid id, Refusal? refusal, string? reason, CancellationToken ct)
    {
        var found = await decide.FindAsync(Caller, id, ct);
        if (found.Value is not { } review) return ProblemPage(found.Refusal!);
        var document = await read.ForStaffAsync(review.DocumentId, ct);
        var shown = SigningPages.DocumentOf(document, $"/reviews/{id}");
        View = new RepresentativeView(review.Id, review.Subject, review.EnterpriseName)
        {
            Facts = FactsOf(review),
            Document = shown with { Pages = [shown.Pages[0] with { Url = $"/reviews/{id}/image" }], DownloadHref = $"/reviews/{id}/file" },
            SubmittedAt = review.CreatedAt,
            DueAt = review.DueAt,
            Decided = review.Decision == ReviewDecision.Pending ? null : texts[$"Decided.{review.Decision}"].Value,
            Reason = reason ?? review.Reason,
            Errors = refusal?.ToErrors() ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }

    // The officer compares the number with the unit's papers, so it is shown whole; the look itself is audited by FindAsync.
    private List<SummaryRow> FactsOf(RepresentativeReview review) =>
    [
        new(texts["Fact.Unit"], review.EnterpriseName),
        new(texts["Fact.Identifier"], review.Identifier) { IsCode = true },
        new(texts["Fact.Representative"], review.RepresentativeName),
        new(texts["Fact.DocumentNumber"], review.RepresentativeDocumentNumber) { IsCode = true },
    ];
}
