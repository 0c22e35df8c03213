using Ciac.Core;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>生成使用件: purpose and period, shown as they will be printed, then sealed.</summary>
[Authorize(Roles = "Certificate")]
public sealed class UseModel(StartUseCopy start, ReadCopies read, CheckUse check, IStringLocalizer<QualificationTexts> texts) : QualificationPage(texts)
{
    public UseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? like, CancellationToken ct)
    {
        var planned = await start.PlanAsync(Caller, number, ct);
        if (planned.Value is not { } own) return Refuse(planned.Refusal!, number);
        var form = new UseForm { UseFrom = CopyWords.Plain(check.Today > own.Content.ValidFrom ? check.Today : own.Content.ValidFrom) };
        if (like is null) return Show(own, form);
        var found = await read.HandleAsync(Caller, like, ct);
        if (found.Value is not { Copy: { UseFrom: { } from, UseUntil: { } until } } copy) return Refuse(found.Refusal ?? CopyRefusals.CopyNotFound, number);
        return Show(own, new UseForm { UseFrom = CopyWords.Plain(from), UseUntil = CopyWords.Plain(until) }, like: copy.Copy.Number);
    }

    /// <summary>Without a script: zone D as it would be printed.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(string number, UseForm form, CancellationToken ct)
    {
        var planned = await start.PlanAsync(Caller, number, ct);
        return planned.Value is { } own ? Judged(own, form, check.Of(form, own.Content).Refusals) : Refuse(planned.Refusal!, number);
    }

    public async Task<IActionResult> OnPostAsync(string number, UseForm form, CancellationToken ct)
    {
        var outcome = await start.HandleAsync(Caller, number, form, ct);
        if (outcome.Value is { } copy) return LocalRedirect(CopyWords.ToCopy(copy.Number));
        var planned = await start.PlanAsync(Caller, number, ct);
        return planned.Value is { } own ? Judged(own, form, outcome.Refusals) : Refuse(planned.Refusal!, number);
    }

    private PageResult Judged(OwnCertificate own, UseForm form, IReadOnlyList<Refusal> refusals)
    {
        var isOld = refusals.Any(r => r.Code == CopyRefusals.PageOld.Code);
        Show(own, isOld ? form with { Key = null } : form, refusals.ToErrors());
        return refusals.Count > 0 ? PageWith(refusals[0]) : Page();
    }

    private PageResult Show(OwnCertificate own, UseForm form, FormErrors? errors = null, string? like = null)
    {
        View = new UseView(own, form with { Key = form.Key ?? Guid.CreateVersion7().ToString() }) { Errors = errors ?? FormErrors.None, LikeNumber = like };
        return Page();
    }
}
