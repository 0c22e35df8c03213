using Ciac.Core;
using Ciac.Core.Qualifications;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications.Authority;

/// <summary>批准 升级 降级 增项 变更 注销 吊销 撤销 撤回 as one form: typed, previewed, confirmed.</summary>
[Authorize(Roles = "ReviewOfficer")]
public sealed class EnterModel(ReadQualifications read, EnterChange enter, IStringLocalizer<ChangeTexts> texts) : PortalPage
{
    public EnterView View { get; private set; } = new(new ChangeEntry { Act = AuthorityAct.Issue });

    public async Task<IActionResult> OnGetAsync(string? certificate, CancellationToken ct)
    {
        if (certificate is null) return Page();
        var found = await read.FindAsync(Caller, certificate, ct);
        if (found.Value is not { } file) return ProblemPage(found.Refusal!);
        View = new EnterView(ChangeEntry.Of(file.Certificate, file.Content));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ChangeEntry entry, CancellationToken ct) => Show(entry, await enter.PlanAsync(Caller, entry, ct));

    /// <summary>Back from the preview, with everything that was typed.</summary>
    public void OnPostAgain(ChangeEntry entry) => View = new EnterView(entry);

    public async Task<IActionResult> OnPostConfirmAsync(ChangeEntry entry, CancellationToken ct)
    {
        var done = await enter.HandleAsync(Caller, entry, ct);
        return done.Value is { } plan ? LocalRedirect($"/staff/qualifications/file/{plan.Change.CertificateNumber}") : Show(entry, done);
    }

    private IActionResult Show(ChangeEntry entry, Outcome<ChangePlan> outcome)
    {
        if (outcome.Refusals.Count > 0 && outcome.Refusals.Any(refusal => refusal.Field is null)) return ProblemPage(outcome.Refusal!);
        View = new EnterView(entry) { Plan = outcome.Value, Errors = outcome.Refusals.Select(Named).ToErrors() };
        return outcome.Refusal is { } refusal ? PageWith(refusal) : Page();
    }

    // A field's own label, not the name that it has on the wire.
    private Refusal Named(Refusal refusal) => refusal.Code == QualificationChangeRefusals.FieldWrong.Code
        ? QualificationChangeRefusals.FieldWrong.With(texts[refusal.Field!].Value).For(refusal.Field!)
        : refusal;
}
