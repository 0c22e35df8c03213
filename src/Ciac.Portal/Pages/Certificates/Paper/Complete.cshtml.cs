using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Paper;

/// <summary>本证书已被设为主证书: category and holder, confirmed by an SMS code.</summary>
[Authorize(Roles = "Certificate")]
public sealed class CompleteModel(CompletePaper complete, HolderCodes codes, IStringLocalizer<PaperTexts> texts) : PortalPage
{
    private const string SendCode = "/activate/paper/complete?handler=Code";

    public CompletionFields Typed { get; private set; } = new();

    public HolderFieldsView Fields { get; private set; } = new(new HolderFacts(), SendCode);

    public IReadOnlyList<string> Offered => [.. CheckUnit.OriginsOf(Caller.Identifier!).Select(o => o.ToString())];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        (await complete.ApprovedAsync(Caller, ct)).Refusal is null ? Page() : LocalRedirect("/activate/paper");

    public async Task<IActionResult> OnPostCodeAsync(CompletionFields unit, HolderForm form, CancellationToken ct)
    {
        var sent = await complete.SendCodeAsync(Caller, form.Mobile, ct);
        await ShowAsync(unit, form, sent.Refusal?.ToErrors() ?? FormErrors.None, ct);
        return sent.Refusal is { } refusal ? PageWith(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CompletionFields unit, HolderForm form, CancellationToken ct)
    {
        var outcome = await complete.HandleAsync(Caller, unit, form, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/activate/paper");
        await ShowAsync(unit, form, outcome.Refusals.ToErrors(texts), ct);
        return PageWith(refusal);
    }

    private async Task ShowAsync(CompletionFields unit, HolderForm form, FormErrors errors, CancellationToken ct)
    {
        Typed = unit;
        var open = await complete.ApprovedAsync(Caller, ct);
        var clocks = open.Value is { } application ? await codes.ClocksAsync(application.Number, form.Mobile, ct) : null;
        Fields = new HolderFieldsView(Facts.Of(form), SendCode) { Errors = errors, CodeExpiresAt = clocks?.ExpiresAt, ResendAllowedAt = clocks?.ResendAllowedAt, CodeFault = clocks?.Fault };
    }
}
