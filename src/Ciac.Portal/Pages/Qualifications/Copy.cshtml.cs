using Ciac.Core;
using Ciac.Core.Qualifications;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>Where a copy stands: its data to check, its seals on their way, or its end with the download.</summary>
[Authorize(Roles = "Certificate")]
public sealed class CopyModel(ReadCopies read, ConfirmCopy confirm, CheckUse days, Timelines timelines, IStringLocalizer<QualificationTexts> texts) : QualificationPage(texts)
{
    public CheckDataView? Checking { get; private set; }

    public CopyProgressView? View { get; private set; }

    public CopyEndView? End { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { } progress) return Refuse(found.Refusal!);
        if (StateOf(progress) == "Signing" && progress.Copy.CredentialId == Caller.CredentialId) return LocalRedirect($"/sign/{progress.Copy.SignatureRequestId}");
        Show(progress);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string number, CancellationToken ct) => GoOn(number, await confirm.ConfirmAsync(Caller, number, ct));

    public async Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken ct) => GoOn(number, await confirm.WithdrawAsync(Caller, number, ct));

    /// <summary>Preparing, Checking, Signing, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(CopyProgress progress) => progress switch
    {
        { Copy.IsOpen: false } => "Ended",
        { AwaitsConfirmation: true } => "Checking",
        { Copy.SignatureRequestId: null } => "Preparing",
        { CurrentSignatory: SignatoryRole.Enterprise } => "Signing",
        _ => "Sealing",
    };

    private IActionResult GoOn(string number, Outcome<QualificationCopy> outcome) =>
        outcome.Refusal is { } refusal ? Refuse(refusal) : LocalRedirect(CopyWords.ToCopy(number));

    private void Show(CopyProgress progress)
    {
        var (copy, certificate) = (progress.Copy, progress.Qualification.CertificateNumber);
        if (progress.AwaitsConfirmation)
            Checking = new CheckDataView(copy, certificate, CertificateWords.SectionsOf(new CertificateFacts(progress.Qualification, progress.Content, copy)));
        else if (copy.IsOpen)
            View = new CopyProgressView(copy, certificate, StateOf(progress), timelines.Of(progress.Events, WaitingOf(progress)));
        else
            End = EndOf(progress);
    }

    private CopyEndView EndOf(CopyProgress progress)
    {
        var (copy, qualification) = (progress.Copy, progress.Qualification);
        return new CopyEndView(copy, qualification.CertificateNumber)
        {
            Standing = copy.State == CopyState.Issued ? qualification.StandingOf(copy, progress.Content, days.Today) : null,
            DownloadHref = qualification.AllowsDownloadOf(copy) ? CopyWords.ToFile(copy.Number) : null,
        };
    }

    /// <summary>What the time line says is waited for.</summary>
    public static string WaitingOf(CopyProgress progress) => progress.AwaitsConfirmation ? "Checking" : progress.CurrentSignatory?.ToString() ?? "Drawing";
}
