using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Signatures;

[Authorize(Roles = "Certificate")]
public sealed class SignModel(ViewSignatureRequest view, SigningVerbs verbs, SigningPages pages) : PortalPage
{
    public SignView? View { get; private set; }

    public PhoneView.Declining? Declining { get; private set; }

    /// <summary>Which of the two ways of signing is open: licence, or the party's own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Way { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, null, ct);

    /// <summary>电子营业执照扫码: shows a code for whoever's turn it is.</summary>
    public async Task<IActionResult> OnPostLicenceAsync(Guid id, CancellationToken ct)
    {
        var outcome = await verbs.Scan.HandleAsync(Access(id), ct);
        Way = "licence";
        return outcome.Refusal is { } refusal ? await ShowAsync(id, refusal, "", ct) : LocalRedirect($"/sign/{id}");
    }

    public async Task<IActionResult> OnPostEnterpriseAsync(Guid id, string? signatureValue, CancellationToken ct) =>
        await GoOnAsync(id, await verbs.Seal.HandleAsync(Access(id), Base64(signatureValue), ct), "", ct);

    public async Task<IActionResult> OnPostCodeAsync(Guid id, CancellationToken ct) =>
        await GoOnAsync(id, await verbs.Ask.HandleAsync(Access(id), ct), "Code", ct);

    public async Task<IActionResult> OnPostRepresentativeAsync(Guid id, string? code, CancellationToken ct) =>
        await GoOnAsync(id, await verbs.Sign.HandleAsync(Access(id), code, ct), "Code", ct);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) =>
        await GoOnAsync(id, await verbs.End.WithdrawAsync(Access(id), ct), "", ct);

    public async Task<IActionResult> OnGetDeclineAsync(Guid id, CancellationToken ct)
    {
        var seen = await view.HandleAsync(Access(id), ct);
        if (seen.Value is not { } request) return ProblemPage(seen.Refusal!);
        Declining = new PhoneView.Declining(pages.TitleOf(request.Request.Title), $"/sign/{id}/decline", $"/sign/{id}");
        return Page();
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, string? reason, string? words, CancellationToken ct)
    {
        var outcome = await verbs.End.DeclineAsync(Access(id), verbs.ReasonOf(reason, words), ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect(SigningPages.ProgressOf(outcome.Value!));
        var seen = await view.HandleAsync(Access(id), ct);
        if (seen.Value is not { } request) return ProblemPage(refusal);
        Declining = new PhoneView.Declining(pages.TitleOf(request.Request.Title), $"/sign/{id}/decline", $"/sign/{id}") { Words = words, Errors = refusal.ToErrors("Reason") };
        return PageWith(refusal);
    }

    private async Task<IActionResult> GoOnAsync(Guid id, Outcome<SignatureRequest> outcome, string field, CancellationToken ct)
    {
        if (outcome.Refusal is { } refusal) return await ShowAsync(id, refusal, field, ct);
        return outcome.Value!.Current is { Role: SignatoryRole.LegalRepresentative }
            ? LocalRedirect($"/sign/{id}")
            : LocalRedirect(SigningPages.ProgressOf(outcome.Value));
    }

    private async Task<IActionResult> ShowAsync(Guid id, Refusal? refusal, string? field, CancellationToken ct)
    {
        var seen = await view.HandleAsync(Access(id), ct);
        if (seen.Value is not { } request) return ProblemPage(seen.Refusal!);
        // Nobody signs here any more, perhaps because the representative did on the phone: the page that waits goes on.
        if (refusal is null && request.Request.Current?.Role.IsServer() != false) return LocalRedirect(SigningPages.ProgressOf(request.Request));
        View = pages.Sign(request, refusal?.ToErrors(field) ?? LicenceWay.ErrorsOf(request), LicenceWay.ShownOf(request, Way, Caller)) with
        {
            NoCertificate = refusal == SignatureRefusals.NoPersonalCertificate,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }

    private SigningAccess.Owner Access(Guid id) => new(Caller, id);

    private static byte[] Base64(string? text)
    {
        var bytes = new byte[1024];
        return Convert.TryFromBase64String(text ?? "", bytes, out var written) ? bytes[..written] : [];
    }
}
