using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>Page E1 as it is shown, with where it goes on.</summary>
public sealed record AskHolderView(HolderFacts Holder, string UniqueId, HolderRole Role)
{
    public string? ReturnTo { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>E1 完善持证人信息: asked after each sign-in of a certificate that has no holder; 暂不设置 goes on without.</summary>
[Authorize(Roles = "Certificate")]
public sealed class HolderModel(SetHolder set, ReadCertificate read, IStringLocalizer<ActivationTexts> labels) : OpenedPage
{
    public AskHolderView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? returnTo, CancellationToken ct)
    {
        if (await read.OwnAsync(Caller, ct) is not { HolderName: null }) return LocalRedirect(Local(returnTo));
        View = new AskHolderView(new HolderFacts(), Caller.UniqueId!, Caller.Role!.Value) { ReturnTo = returnTo };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(HolderForm form, string? returnTo, CancellationToken ct)
    {
        var outcome = await set.HandleAsync(Caller, form, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect(outcome.Value == HolderRegistration.Registered ? Local(returnTo) : "/account/registration");
        if (refusal.Field is null) return ProblemPage(refusal);
        View = new AskHolderView(Facts.Of(form), Caller.UniqueId!, Caller.Role!.Value) { ReturnTo = returnTo, Errors = outcome.Refusals.ToErrors(labels) };
        return PageWith(refusal);
    }

    private string Local(string? address) => Url.IsLocalUrl(address) ? address : "/";
}
