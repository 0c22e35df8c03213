using Ciac.Core;
using Ciac.Core.Grants;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>An administrator says no to what a clerk asks for, with the reason that the clerk reads.</summary>
[Authorize(Roles = "Certificate")]
public sealed class DeclineModel(ReadGrant read, EndAsk end, TimeProvider clock) : OpenedPage
{
    public DeclineAskView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, null, null, ct);

    public async Task<IActionResult> OnPostAsync(string number, string? reason, CancellationToken ct)
    {
        var outcome = await end.DeclineAsync(Caller, number, reason, ct);
        return outcome.Refusal is { } refusal ? await ShowAsync(number, reason, refusal, ct) : LocalRedirect($"/grants/{number}");
    }

    private async Task<IActionResult> ShowAsync(string number, string? reason, Refusal? refusal, CancellationToken ct)
    {
        if (!Caller.Administers) return ProblemPage(GrantRefusals.NotAllowed);
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { Grant: { Kind: GrantKind.Asked } ask } progress) return ProblemPage(found.Refusal ?? GrantRefusals.NotFound);
        if (!ask.IsOpen) return LocalRedirect($"/grants/{number}");
        View = new DeclineAskView(AskView.Of(progress), CertificatePages.RowOf(progress.Grantee, Caller, clock.GetUtcNow()))
        {
            Reason = reason,
            Errors = refusal?.ToErrors("Reason") ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
