using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>Screen 7: the bearer of the link reads and signs; the link alone signs nothing, the provider's code does.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class PhoneModel(ViewSignatureRequest view, SigningVerbs verbs, SigningPages pages) : PortalPage
{
    public PhoneView View { get; private set; } = new PhoneView.Ended(PhoneEnd.LinkInvalid);

    public Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => ShowAsync(token, null, ct);

    public async Task<IActionResult> OnPostCodeAsync(string token, CancellationToken ct) =>
        await GoOnAsync(token, await verbs.Ask.HandleAsync(Access(token), ct), ct);

    public async Task<IActionResult> OnPostSignAsync(string token, string? code, CancellationToken ct) =>
        await GoOnAsync(token, await verbs.Sign.HandleAsync(Access(token), code, ct), ct);

    public async Task<IActionResult> OnPostLicenceAsync(string token, CancellationToken ct) =>
        await GoOnAsync(token, await verbs.Scan.HandleAsync(Access(token), ct), ct);

    public Task<IActionResult> OnGetDeclineAsync(string token, CancellationToken ct) => DecliningAsync(token, null, null, ct);

    public async Task<IActionResult> OnPostDeclineAsync(string token, string? reason, string? words, CancellationToken ct)
    {
        var outcome = await verbs.End.DeclineAsync(Access(token), verbs.ReasonOf(reason, words), ct);
        return outcome.Refusal is { } refusal ? await DecliningAsync(token, refusal, words, ct) : LocalRedirect($"/s/{token}");
    }

    private async Task<IActionResult> GoOnAsync(string token, Outcome<SignatureRequest> outcome, CancellationToken ct) =>
        outcome.Refusal is { } refusal ? await ShowAsync(token, refusal, ct) : LocalRedirect($"/s/{token}");

    private async Task<IActionResult> DecliningAsync(string token, Refusal? refusal, string? words, CancellationToken ct)
    {
        var seen = await view.HandleAsync(Access(token), ct);
        if (seen.Value is not { } found) return PageWith(seen.Refusal!);
        View = new PhoneView.Declining(pages.TitleOf(found.Request.Title), $"/s/{token}/decline", $"/s/{token}")
        {
            Words = words,
            Errors = refusal?.ToErrors("Reason") ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }

    private async Task<IActionResult> ShowAsync(string token, Refusal? refusal, CancellationToken ct)
    {
        var seen = await view.HandleAsync(Access(token), ct);
        if (seen.Value is not { } found) return PageWith(seen.Refusal!);
        View = PhoneEnds.Of(found.Request) is { } end
            ? Ended(found.Request, end, token)
            : pages.Phone(found, $"/s/{token}", refusal?.ToErrors("Code") ?? LicenceWay.ErrorsOf(found)) with { NoCertificate = refusal == SignatureRefusals.NoPersonalCertificate };
        return refusal is null ? Page() : PageWith(refusal);
    }

    private PhoneView.Ended Ended(SignatureRequest request, PhoneEnd end, string token) => new(end)
    {
        DocumentTitle = pages.TitleOf(request.Title),
        At = request.Of(SignatoryRole.LegalRepresentative).SignedAt ?? request.EndedAt,
        Reason = request.DeclineReason,
        DownloadHref = end == PhoneEnd.Done ? $"/s/{token}/document.pdf" : null,
        PollHref = end == PhoneEnd.NotYourTurn ? $"/s/{token}/state" : null,
        MineHref = $"/s/{token}/mine",
    };

    private SigningAccess.Link Access(string token) => new(token, HttpContext.Origin());
}
