using Ciac.Core.Reviews;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>R1: what waits, by due time; the filter stands in the address and can be kept as a bookmark.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class QueueModel(ReadReviews read, ReviewPages pages, IStringLocalizer<ReviewTexts> texts) : PortalPage
{
    private static readonly TimeSpan SoonDue = TimeSpan.FromHours(4);

    public QueueView View { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string? search, string? scope, string? kind, int? page, CancellationToken ct)
    {
        var filter = new ReviewFilter
        {
            Search = search,
            Scope = Enum.TryParse<ReviewScope>(scope, out var wanted) ? wanted : ReviewScope.Waiting,
            Kind = Enum.TryParse<ReviewKind>(kind, out var matter) ? matter : null,
            Page = Math.Max(1, page ?? 1),
        };
        var found = await read.ListAsync(Caller, filter, ct);
        if (found.Value is not { } list) return ProblemPage(found.Refusal!);
        View = new QueueView([.. list.Lines.Select(RowOf)])
        {
            Search = search,
            Scope = filter.Scope.ToString(),
            Kind = filter.Kind?.ToString(),
            Pages = new Pagination(filter.Page, ReviewFilter.PageSize, list.Total, to => AddressOf(filter, to)),
        };
        return Page();
    }

    private static string AddressOf(ReviewFilter filter, int page) =>
        $"/reviews?search={Uri.EscapeDataString(filter.Search ?? "")}&scope={filter.Scope}&kind={filter.Kind}&page={page}";

    private QueueRow RowOf(ReviewLine line) => new(line.Review.Id, line.Review.Subject, line.Review.EnterpriseName, texts[$"Matter.{line.Review.Kind}"])
    {
        SubmittedAt = line.Review.CreatedAt,
        DueAt = line.Review.DueAt,
        Left = line.Review.Decision == ReviewDecision.Pending ? pages.Left(line.Left) : texts[$"Decided.{line.Review.Decision}"],
        ClaimedBy = line.ClaimedBy,
        Overdue = line.Review.Decision == ReviewDecision.Pending && line.Left < TimeSpan.Zero,
        Soon = line.Review.Decision == ReviewDecision.Pending && line.Left >= TimeSpan.Zero && line.Left < SoonDue,
        Escalated = line.Review.EscalatedAt is not null,
    };
}
