using Ciac.Core.Reviews;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Reviews;

[Authorize(Roles = "ReviewOfficer")]
public sealed class QueueModel(DecideRepresentative decide, IStringLocalizer<ReviewTexts> texts, TimeProvider clock) : PortalPage
{
    public QueueView View { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string? search, CancellationToken ct)
    {
        var pending = await decide.PendingAsync(Caller, ct);
        if (pending.Value is not { } reviews) return ProblemPage(pending.Refusal!);
        var wanted = reviews.Where(r => string.IsNullOrWhiteSpace(search)
            || r.EnterpriseName.Contains(search, StringComparison.OrdinalIgnoreCase)
            || r.Subject.Contains(search, StringComparison.OrdinalIgnoreCase));
        View = new QueueView([.. wanted.Select(RowOf)]) { Search = search };
        return Page();
    }

    private QueueRow RowOf(RepresentativeReview review)
    {
        var left = review.DueAt - clock.GetUtcNow();
        return new QueueRow(review.Id, review.Subject, review.EnterpriseName, texts["Matter.Representative"])
        {
            SubmittedAt = review.CreatedAt,
            DueAt = review.DueAt,
            Overdue = left < TimeSpan.Zero,
            Soon = left > TimeSpan.Zero && left < TimeSpan.FromHours(4),
        };
    }
}
