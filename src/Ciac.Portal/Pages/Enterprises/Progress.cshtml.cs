using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Enterprises;

/// <summary>Where a change stands; leads to the signing page while its owner has something to do there.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(ReadEnterpriseChange read, CloseEnterpriseChange close, Timelines timelines, IStringLocalizer<PaperTexts> reasons) : OpenedPage
{
    public ChangeProgressView? View { get; private set; }

    public ChangeEndView? End { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { Change: var change } progress) return ProblemPage(found.Refusal!);
        var isOwn = change.CredentialId == Caller.CredentialId;
        if (!change.IsOpen) End = EndOf(change);
        else if (isOwn && StateOf(progress) == "Signing") return LocalRedirect($"/sign/{change.SignatureRequestId}");
        else View = ViewOf(progress) with { MayWithdraw = isOwn && progress.AwaitsReview };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        var outcome = await close.WithdrawAsync(Caller, number, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect($"/enterprise/changes/{number}");
    }

    /// <summary>Preparing, Signing, Review, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(ChangeProgress progress) => progress switch
    {
        { Change.IsOpen: false } => "Ended",
        { Change.SignatureRequestId: null } => "Preparing",
        { AwaitsReview: true } => "Review",
        { CurrentSignatory: SignatoryRole.Enterprise } => "Signing",
        _ => "Sealing",
    };

    private ChangeProgressView ViewOf(ChangeProgress progress) =>
        new(progress.Change.Number, StateOf(progress), timelines.Of(progress.Events, progress.AwaitsReview ? "Review" : progress.CurrentSignatory?.ToString() ?? "Preparing"));

    private ChangeEndView EndOf(EnterpriseChange change) => new(change.State, change.Number, change.EndedAt!.Value)
    {
        Changes = UnitFields.Changes(change.Before, change.After),
        Reason = Enum.TryParse<ReviewReason>(change.EndReason, out var code) ? reasons["ReviewReason." + code] : change.EndReason,
        DownloadHref = change.State == EnterpriseChangeState.Changed ? $"/certificates/history/{change.SignatureRequestId}/document.pdf" : null,
    };
}
