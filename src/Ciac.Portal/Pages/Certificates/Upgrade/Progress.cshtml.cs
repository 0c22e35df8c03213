using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Upgrade;

/// <summary>
/// Where an upgrade stands: leads to the signing page, is the key swap, or tells the end. Without a session too, in the browser
/// that asked for it, because the upgrade itself ends that session.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(PortalLimits.Public)]
public sealed class ProgressModel(ReadUpgrade read, ProveUpgrade prove, Timelines timelines, IStringLocalizer<UpgradeTexts> texts) : PortalPage
{
    public UpgradeProgressView? View { get; private set; }

    public SwapView? Swap { get; private set; }

    public UpgradeEndView? End { get; private set; }

    private UpgradeViewer Viewer => HttpContext.UpgradeViewer();

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, null, ct);

    /// <summary>The key that was plugged in.</summary>
    public async Task<IActionResult> OnPostAsync(string number, string? token, CancellationToken ct)
    {
        if (Viewer.Caller is not { } caller) return Challenge();
        if (PostedToken.Parse(token) is not { } parsed) return await ShowAsync(number, AccountRefusals.Malformed, ct);
        var outcome = await prove.HandleAsync(caller, number, parsed, Viewer.Browser, ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(number, refusal, ct) : LocalRedirect(UpgradeWays.To(number));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string number, CancellationToken ct)
    {
        if (Viewer.Caller is not { } caller) return Challenge();
        var outcome = await prove.WithdrawAsync(caller, number, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect(UpgradeWays.To(number));
    }

    /// <summary>Preparing, Swapping, Signing, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(UpgradeProgress progress) => progress switch
    {
        { Upgrade.IsOpen: false } => "Ended",
        { Upgrade: { Way: UpgradeWay.ByMain, ProvenAt: null } } => "Swapping",
        { Upgrade.SignatureRequestId: null } => "Preparing",
        { CurrentSignatory: SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative } => "Signing",
        _ => "Sealing",
    };

    private async Task<IActionResult> ShowAsync(string number, Refusal? refusal, CancellationToken ct)
    {
        var found = await read.HandleAsync(Viewer, number, ct);
        if (found.Value is not { Upgrade: var upgrade } progress) return ProblemPage(found.Refusal!);
        var (state, own) = (StateOf(progress), Viewer.Caller?.CredentialId);
        if (state == "Signing" && own == upgrade.SubId) return LocalRedirect($"/sign/{upgrade.SignatureRequestId}");
        if (state == "Ended") End = EndOf(progress);
        else if (state == "Swapping" && own == upgrade.MainId) Swap = SwapOf(progress, refusal);
        else View = new UpgradeProgressView(number, state, timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? state));
        return refusal is null ? Page() : PageWith(refusal);
    }

    private SwapView SwapOf(UpgradeProgress progress, Refusal? refusal)
    {
        var action = new ProveAction(UpgradeWays.To(progress.Upgrade.Number), "/certificates/challenge", texts["Swap.Act"])
        {
            UniqueId = progress.Sub.UniqueId,
            Module = "swap-keys",
        };
        return new SwapView(progress.Upgrade.Number, progress.Sub.UniqueId, progress.Sub.Nickname, action) { Errors = refusal?.ToErrors() ?? FormErrors.None };
    }

    private UpgradeEndView EndOf(UpgradeProgress progress) => new(progress.Upgrade.State, progress.Upgrade.Number)
    {
        At = progress.Upgrade.EndedAt!.Value,
        Main = StartModel.PartyOf(progress.Main),
        Sub = StartModel.PartyOf(progress.Sub),
        Reason = progress.Upgrade.EndReason,
        DownloadHref = progress.Upgrade.State == UpgradeState.Upgraded ? UpgradeWays.To(progress.Upgrade.Number, "/document.pdf") : null,
        SignsInAnew = Viewer.Caller is null,
    };
}
