using Ciac.Core.Certificates;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.ActivateSub;

/// <summary>F3: of the certificate that signed in, or (with a number) of one that is added in an administrator's session.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(
    SubActivations subs, FillSubActivation fill, HolderCodes codes, ReadCertificate read, IStringLocalizer<ActivationTexts> labels) : PortalPage
{
    public SubView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string? number, CancellationToken ct) =>
        WithOpenAsync(number, sub => ShowAsync(sub, number, Fields(sub, new HolderFacts(), number), ct), ct);

    public Task<IActionResult> OnPostCodeAsync(HolderForm form, string? number, CancellationToken ct) => WithOpenAsync(number, async sub =>
    {
        var sent = await fill.SendCodeAsync(Caller, sub, form.Mobile, ct);
        return sent.Refusal is { } refusal
            ? await AgainAsync(sub, refusal, (form, number, refusal.ToErrors()), ct)
            : await ShowAsync(sub, number, await FieldsAsync(sub, form, number, ct), ct);
    }, ct);

    public Task<IActionResult> OnPostAsync(HolderForm form, string? number, CancellationToken ct) => WithOpenAsync(number, async sub =>
    {
        var outcome = await fill.SubmitAsync(Caller, sub, form, ct);
        return outcome.Refusal is { } refusal
            ? await AgainAsync(sub, refusal, (form, number, outcome.Refusals.ToErrors(labels)), ct)
            : LocalRedirect(SubWay.To("progress", number));
    }, ct);

    public Task<IActionResult> OnPostWithdrawAsync(string? number, CancellationToken ct) => WithOpenAsync(number, async sub =>
    {
        var outcome = await fill.WithdrawAsync(Caller, sub, ct);
        return outcome.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect(SubWay.To("end", number));
    }, ct);

    private async Task<IActionResult> WithOpenAsync(string? number, Func<SubActivation, Task<IActionResult>> act, CancellationToken ct)
    {
        if (number is null && Caller.CertificateChanged) return LocalRedirect("/certificates/changed");
        var found = number is null ? await subs.OwnAsync(Caller, ct) : await subs.FindAsync(Caller, number, ct);
        if (found.Value is not { } sub) return SubWay.Instead(this, found.Refusal!) ?? ProblemPage(found.Refusal!);
        return sub.State == SubActivationState.Open ? await act(sub) : LocalRedirect(SubWay.To("progress", number));
    }

    private async Task<IActionResult> AgainAsync(
        SubActivation sub, Core.Refusal refusal, (HolderForm Form, string? Number, FormErrors Errors) typed, CancellationToken ct)
    {
        await ShowAsync(sub, typed.Number, await FieldsAsync(sub, typed.Form, typed.Number, ct) with { Errors = typed.Errors }, ct);
        return PageWith(refusal);
    }

    private async Task<IActionResult> ShowAsync(SubActivation sub, string? number, HolderFieldsView fields, CancellationToken ct)
    {
        var main = await read.MainOfAsync(sub, ct);
        View = new SubView(FactsOf(main), SubWay.Facts(sub), fields) { CertificateName = sub.CertificateName, Added = number };
        return Page();
    }

    private static HolderFieldsView Fields(SubActivation sub, HolderFacts holder, string? number) =>
        new((sub.Holder is { } known ? Facts.Of(known, typing: true) : holder).With(sub.Subject), SubWay.To("", number) + "?handler=Code") { IsProven = sub.Subject is not null };

    private async Task<HolderFieldsView> FieldsAsync(SubActivation sub, HolderForm form, string? number, CancellationToken ct)
    {
        var clocks = await codes.ClocksAsync(sub.Number, form.Mobile, ct);
        return Fields(sub, Facts.Of(form), number) with { CodeExpiresAt = clocks?.ExpiresAt, ResendAllowedAt = clocks?.ResendAllowedAt, CodeFault = clocks?.Fault };
    }

    private static MainFacts FactsOf(MainCertificate main) => new(main.Enterprise.Name, main.Enterprise.Identifier, main.Credential?.UniqueId)
    {
        SerialNumber = main.Credential?.SerialNumber,
        ValidUntil = main.Credential?.ValidUntil,
        Nickname = main.Credential?.Nickname,
        HolderName = main.Credential?.HolderName,
        Mobile = main.Credential?.HolderMobile is { } mobile ? Mask.Mobile(mobile) : null,
    };
}
