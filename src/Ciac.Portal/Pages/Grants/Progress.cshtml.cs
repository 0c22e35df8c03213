using System.Globalization;
using Ciac.Core;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>Where an authorisation stands; leads to the signing page while its owner has something to do there.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(ReadGrant read, RemindAdministrator remind, EndAsk end, Timelines timelines, TimeProvider clock) : OpenedPage
{
    public GrantProgressView? View { get; private set; }

    public GrantEndView? End { get; private set; }

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, null, ct);

    public async Task<IActionResult> OnPostRemindAsync(string number, Guid administrator, CancellationToken ct) =>
        await GoOnAsync(number, await remind.HandleAsync(Caller, number, administrator, ct), ct);

    public async Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken ct) =>
        await GoOnAsync(number, await end.WithdrawAsync(Caller, number, ct), ct);

    private async Task<IActionResult> GoOnAsync(string number, Outcome<Grant> outcome, CancellationToken ct) =>
        outcome.Refusal is { } refusal ? await ShowAsync(number, refusal, ct) : LocalRedirect($"/grants/{number}");

    private async Task<IActionResult> ShowAsync(string number, Refusal? refusal, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { Grant: var grant } progress) return ProblemPage(found.Refusal!);
        if (!grant.IsOpen) End = EndOf(progress);
        else if (IsMine(progress)) return LocalRedirect($"/sign/{grant.SignatureRequestId}");
        else View = await ViewOfAsync(progress, refusal, ct);
        return refusal is null ? Page() : PageWith(refusal);
    }

    private async Task<GrantProgressView> ViewOfAsync(GrantProgress progress, Refusal? refusal, CancellationToken ct) =>
        new(progress.Grant.Number, StateOf(progress), timelines.Of(progress.Events, progress.Waiting))
        {
            Ask = progress.Grant.Kind == GrantKind.Asked ? await AskOfAsync(progress, ct) : null,
            Errors = refusal?.ToErrors() ?? FormErrors.None,
        };

    private async Task<AskView> AskOfAsync(GrantProgress progress, CancellationToken ct) => AskView.Of(progress) with
    {
        Administrators = Caller.CredentialId == progress.Grantee.Id ? await remind.ListAsync(Caller, progress.Grant, ct) : null,
        GrantHref = Caller.Administers ? $"/certificates/{progress.Grantee.Id}/grants?answers={progress.Grant.Number}" : null,
    };

    /// <summary>Preparing, Signing, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(GrantProgress progress) => progress switch
    {
        { Grant.IsOpen: false } => "Ended",
        { Grant.Kind: GrantKind.Asked } => "Asked",
        { Grant.SignatureRequestId: null } => "Preparing",
        { CurrentSignatory: SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative } => "Signing",
        _ => "Sealing",
    };

    private bool IsMine(GrantProgress progress) =>
        StateOf(progress) == "Signing" && Caller.CredentialId == (progress.Grant.GrantorId ?? progress.Grant.GranteeId);

    private GrantEndView EndOf(GrantProgress progress)
    {
        var grant = progress.Grant;
        var owns = Caller.Administers || grant.Kind == GrantKind.Requested;
        return new GrantEndView(grant.State, grant.Number, CertificatePages.RowOf(progress.Grantee, Caller, clock.GetUtcNow()))
        {
            At = grant.EndedAt!.Value,
            Reason = grant.EndReason,
            Items = [.. grant.ItemsAfter.Select(c => progress.Items[c].NameIn(CultureInfo.CurrentUICulture))],
            LastDay = grant.LastDay,
            IsAsk = grant.Kind == GrantKind.Asked,
            DownloadHref = grant.State == GrantState.Granted && grant.Kind != GrantKind.Asked && owns ? $"/certificates/history/{grant.SignatureRequestId}/document.pdf" : null,
        };
    }
}
