using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Pages.Signatures;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Reviews;

/// <summary>What an officer does with a matter.</summary>
public sealed record ReviewVerbs(ReadReviews Read, ClaimReview Claim, DecideReview Decide);

/// <summary>From a matter to what its page shows, whatever its kind.</summary>
public sealed class ReviewPages(ReadPaper papers, ReadDocument documents, IStringLocalizer<ReviewTexts> texts)
{
    public async Task<ReviewView> ViewAsync(ReviewLine line, PaperProgress? paper, CancellationToken ct)
    {
        var review = line.Review;
        var registry = await papers.RegistryAsync(review.Identifier, ct);
        var view = new ReviewView(review, texts[$"Matter.{review.Kind}"])
        {
            Facts = [.. FactsOf(review, registry), .. PaperFacts(paper, registry)],
            HasRegistry = registry is not null,
            Left = Left(line.Left),
            ClaimedBy = line.ClaimedBy,
            Decided = review.Decision == ReviewDecision.Pending ? null : texts[$"Decided.{review.Decision}"].Value,
        };
        if (paper is { Scan: { } scan })
            return view with { Scan = new ScanView($"/reviews/{review.Id}/scan", scan.Width, scan.Height) { Href = $"/reviews/{review.Id}", Label = texts["Scan"] } };
        if (review.DocumentId is not { } documentId) return view;
        var shown = SigningPages.DocumentOf(await documents.ForStaffAsync(documentId, ct), $"/reviews/{review.Id}");
        return view with { Document = shown with { Pages = [.. shown.Pages.Select((page, i) => page with { Url = $"/reviews/{review.Id}/image?sheet={i + 1}" })], DownloadHref = $"/reviews/{review.Id}/file" } };
    }

    /// <summary>Working time, in hours and minutes.</summary>
    public string Left(TimeSpan left) => texts[left < TimeSpan.Zero ? "Left.Over" : "Left", (int)left.Duration().TotalHours, left.Duration().Minutes];

    // The officer compares the number with the unit's papers, so it is shown whole; the look itself is audited.
    private List<ReviewFact> FactsOf(Review review, Core.Outside.Registry.RegistryEntry? registry) =>
    [
        new(texts["Fact.Unit"], review.EnterpriseName) { Registry = registry?.Name },
        new(texts["Fact.Identifier"], review.Identifier) { Registry = registry?.Identifier, IsCode = true },
        new(texts["Fact.Representative"], review.RepresentativeName) { Registry = registry?.LegalRepresentative.Name },
        new(texts["Fact.DocumentNumber"], review.RepresentativeDocumentNumber) { Registry = registry?.LegalRepresentative.IdNumber, IsCode = true },
    ];

    private List<ReviewFact> PaperFacts(PaperProgress? paper, Core.Outside.Registry.RegistryEntry? registry)
    {
        if (paper is not { Application: var application }) return [];
        var data = application.Data;
        List<ReviewFact> facts =
        [
            new(texts["Fact.Registration"], data.RegistrationNumber) { Registry = registry?.RegistrationNumber, IsCode = true },
            new(texts["Fact.UniqueId"], application.UniqueId) { IsCode = true },
            new(texts["Fact.Serial"], application.SerialNumber) { IsCode = true },
            new(texts["Fact.Token"], data.TokenSerial) { IsCode = true },
            new(texts["Fact.Contact"], data.Contact),
            new(texts["Fact.Phone"], data.Phone),
        ];
        if (application.Kind == PaperKind.Renewal)
        {
            facts.Add(new(texts["Fact.OldUniqueId"], data.OldUniqueId) { IsCode = true });
            facts.Add(new(texts["Fact.OldSerial"], data.OldSerialNumber) { IsCode = true });
            facts.Add(new(texts["Fact.OldToken"], data.OldTokenSerial) { IsCode = true });
            facts.Add(new(texts["Fact.Reasons"], string.Join('、', data.Reasons.Select(r => texts[$"PaperReason.{r}"].Value))));
        }

        return facts;
    }
}
