using Ciac.Core;
using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Paper;

/// <summary>The page of one kind of application on paper: fill in, download, upload, hand in, withdraw.</summary>
public abstract class PaperPage(PaperVerbs verbs, Timelines timelines, IStringLocalizer<PaperTexts> texts) : PortalPage
{
    // The picture, the other fields and the wrapping; a larger one is refused while it arrives.
    protected const int LargestRequest = 1024 * 1024;

    public PaperView View { get; private set; } = null!;

    protected abstract PaperKind Kind { get; }

    protected abstract string Address { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ShownAsync(ct) is { } shown) return Show(shown, null, FormErrors.None);
        var found = await verbs.Applications.EditableAsync(Caller, Kind, ct);
        return found.Value is { } draft ? Show(new PaperProgress(draft, null), null, FormErrors.None) : ProblemPage(found.Refusal!);
    }

    /// <summary>重新申请 after one that has ended.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken ct) =>
        (await verbs.Applications.EditableAsync(Caller, Kind, ct)).Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect(Address);

    public async Task<IActionResult> OnPostAsync(PaperFields typed, PaperReason[] reasons, CancellationToken ct)
    {
        var form = typed with { Reasons = reasons };
        var outcome = await verbs.Edit.SaveAsync(Caller, Kind, form, ct);
        return outcome.Refusal is { } refusal ? await AgainAsync(refusal, outcome.Refusals.ToErrors(texts), form, ct) : LocalRedirect(Address + "#print");
    }

    public async Task<IActionResult> OnPostScanAsync(IFormFile? scan, CancellationToken ct)
    {
        var outcome = scan is { Length: > EditPaper.LargestScan }
            ? PaperRefusals.ScanTooLarge.For("Scan")
            : await verbs.Edit.UploadAsync(Caller, Kind, await scan.BytesAsync(ct), ct);
        return outcome.Refusal is { } refusal ? await AgainAsync(refusal, refusal.ToErrors("Scan"), null, ct) : LocalRedirect(Address + "#scan");
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct)
    {
        var outcome = await verbs.Submit.HandleAsync(Caller, Kind, ct);
        return outcome.Refusal is { } refusal ? await AgainAsync(refusal, refusal.ToErrors(), null, ct) : LocalRedirect(Address);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        var outcome = await verbs.Submit.WithdrawAsync(Caller, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect(Address);
    }

    public async Task<IActionResult> OnGetFormAsync(CancellationToken ct) =>
        await ShownAsync(ct) is { Application: { Data.IsFilled: true } application }
            ? File(verbs.Read.Draw(application), "application/pdf", $"{application.Number}.pdf")
            : ProblemPage(PaperRefusals.NotFilled);

    public async Task<IActionResult> OnGetScanAsync(CancellationToken ct) =>
        await ShownAsync(ct) is { Scan: { } scan } ? File(Convert.FromBase64String(scan.Content), "image/jpeg") : NotFound();

    /// <summary>What the page waits to see changed.</summary>
    public async Task<IActionResult> OnGetStateAsync(CancellationToken ct) =>
        await ShownAsync(ct) is { } shown ? new JsonResult(new { state = shown.Application.State.ToString() }) : NotFound();

    private Task<PaperProgress?> ShownAsync(CancellationToken ct) => verbs.Read.FindAsync(Caller, Kind, ct);

    private async Task<IActionResult> AgainAsync(Refusal refusal, FormErrors errors, PaperFields? typed, CancellationToken ct)
    {
        if (await ShownAsync(ct) is not { } shown) return ProblemPage(refusal);
        Show(shown, typed, errors);
        return PageWith(refusal);
    }

    private PageResult Show(PaperProgress shown, PaperFields? typed, FormErrors errors)
    {
        var application = shown.Application;
        View = new PaperView(application, Address)
        {
            Fields = typed ?? FieldsOf(application.Data),
            HasScan = shown.Scan is not null,
            Scan = shown.Scan is { } scan ? new ScanView($"{Address}?handler=Scan", scan.Width, scan.Height) { Href = Address, Label = texts["Scan"] } : null,
            ReasonCode = shown.Review is { Decision: ReviewDecision.Returned or ReviewDecision.Rejected } review ? review.ReasonCode?.ToString() : null,
            Reason = shown.Review is { Decision: ReviewDecision.Returned or ReviewDecision.Rejected } decided ? decided.Reason : null,
            Timeline = timelines.Of(shown.Events, application.State.ToString()),
            Errors = errors,
        };
        return Page();
    }

    private static PaperFields FieldsOf(PaperData data) => new()
    {
        RepresentativeName = data.RepresentativeName,
        RepresentativeDocumentKind = data.RepresentativeDocumentKind,
        RepresentativeDocumentNumber = data.RepresentativeDocumentNumber,
        RegistrationNumber = data.RegistrationNumber,
        Contact = data.Contact,
        Phone = data.Phone,
        TokenSerial = data.TokenSerial,
        OldTokenSerial = data.OldTokenSerial,
        Reasons = data.Reasons,
    };
}
