using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Activate;

/// <summary>Where the activation stands; leads to the signing page while the unit has something to do, and to the end page when it is over.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(ReadActivation read, EndActivation end, Timelines timelines) : PortalPage
{
    public ProgressView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var progress = await read.FindAsync(Caller, ct);
        if (progress is null or { Activation.State: ActivationState.Draft }) return LocalRedirect("/activate");
        if (!progress.Activation.IsOpen) return LocalRedirect("/activate/end");
        if (progress.CurrentSignatory is SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative)
            return LocalRedirect($"/sign/{progress.Activation.SignatureRequestId}");
        View = new ProgressView(progress.Activation.Number, progress.Activation.EnterpriseName, timelines.Of(progress.Events, StateOf(progress)))
        {
            State = StateOf(progress),
            PollHref = "/activate/progress/state",
            WithdrawHref = progress.AwaitsReview ? "/activate/progress/withdraw" : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        var outcome = await end.WithdrawAsync(Caller, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect("/activate/progress");
    }

    /// <summary>Preparing, Signing, Review, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(ActivationProgress progress) => progress switch
    {
        { Activation.IsOpen: false } => "Ended",
        { AwaitsReview: true } => "Review",
        { CurrentSignatory: SignatoryRole.Platform } => "Sealing",
        { CurrentSignatory: not null } => "Signing",
        { Activation.SignatureRequestId: null } => "Preparing",
        _ => "Sealing",
    };
}
