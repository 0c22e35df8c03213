using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates;

[Authorize(Roles = "Certificate")]
public sealed class EditModel(EditCertificate edit, IStringLocalizer<ActivationTexts> labels) : OpenedPage
{
    public EditView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = await edit.FindAsync(Caller, id, ct);
        if (found.Value is not { } known) return ProblemPage(found.Refusal!);
        return Show(known, new HolderFacts { Nickname = known.Nickname, Name = known.HolderName, DocumentKind = known.HolderDocumentKind }, null, FormErrors.None);
    }

    public async Task<IActionResult> OnPostCodeAsync(Guid id, HolderForm form, CancellationToken ct)
    {
        var sent = await edit.SendCodeAsync(Caller, id, form.Mobile, ct);
        return sent.Refusal is { } refusal ? await AgainAsync(id, form, (refusal, refusal.ToErrors()), ct) : await ShowAsync(id, form, FormErrors.None, ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, HolderForm form, CancellationToken ct)
    {
        var outcome = await edit.SaveAsync(Caller, id, form, ct);
        return outcome.Refusal is { } refusal
            ? await AgainAsync(id, form, (refusal, outcome.Refusals.ToErrors(labels)), ct)
            : LocalRedirect($"/certificates/{id}?saved=true");
    }

    private async Task<IActionResult> AgainAsync(Guid id, HolderForm form, (Core.Refusal Refusal, FormErrors Errors) wrong, CancellationToken ct)
    {
        if (wrong.Refusal.Field is null) return ProblemPage(wrong.Refusal);
        await ShowAsync(id, form, wrong.Errors, ct);
        return PageWith(wrong.Refusal);
    }

    private async Task<IActionResult> ShowAsync(Guid id, HolderForm form, FormErrors errors, CancellationToken ct)
    {
        var found = await edit.FindAsync(Caller, id, ct);
        if (found.Value is not { } known) return ProblemPage(found.Refusal!);
        return Show(known, Facts.Of(form), await edit.ClocksAsync(id, form.Mobile, ct), errors);
    }

    private PageResult Show(Credential known, HolderFacts typed, HolderCodeSent? clocks, FormErrors errors)
    {
        var fields = new HolderFieldsView(typed, $"/certificates/{known.Id}/edit?handler=Code")
        {
            Known = CertificatePages.MaskedHolderOf(known),
            CodeExpiresAt = clocks?.ExpiresAt,
            ResendAllowedAt = clocks?.ResendAllowedAt,
            CodeFault = clocks?.Fault,
            Errors = errors,
        };
        View = new EditView(known.Id, known.UniqueId, fields) { IsRepresentative = known.Role == HolderRole.LegalRepresentative };
        return Page();
    }
}
