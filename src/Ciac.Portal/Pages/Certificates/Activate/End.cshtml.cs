using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Certificates.Activate;

[Authorize(Roles = "Certificate")]
public sealed class EndModel(ReadActivation read) : PortalPage
{
    public EndView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var progress = await read.FindAsync(Caller, ct);
        if (progress is null || progress.Activation.IsOpen) return LocalRedirect("/activate/progress");
        var activation = progress.Activation;
        var activated = activation.State == ActivationState.Activated;
        View = new EndView(Enum.Parse<ActivationEnd>(activation.State.ToString()), activation.Number, activation.EnterpriseName)
        {
            At = activation.EndedAt!.Value,
            Reason = activation.EndReason,
            DownloadHref = activated ? $"/sign/{activation.SignatureRequestId}/document.pdf" : null,
            Certificate = activated ? Facts.Of(activation) : null,
            Kind = activation.Kind,
            EnterHref = ReturnCookie.Of(this),
            WithoutItems = activated && Caller.Role == HolderRole.Clerk,
        };
        return Page();
    }
}
