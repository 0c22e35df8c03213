using Ciac.Core;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Activate;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Enterprises;

/// <summary>更新单位信息: fetched again and typed, checked as a diff, handed in to be sealed.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ChangeModel(PlanEnterpriseChange plan, StartEnterpriseChange start, ReadEnterpriseChange read, IStringLocalizer<ActivationTexts> labels) : OpenedPage
{
    public ChangeView View { get; private set; } = null!;

    public CheckChangeView? Checking { get; private set; }

    public BlockedView? Blocked { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await read.RunningAsync(Caller, ct) is { } running) return LocalRedirect($"/enterprise/changes/{running.Change.Number}");
        var basis = await plan.BasisAsync(Caller, ct);
        return basis.Value is { } known ? Show(known, null) : Block(basis.Refusal!);
    }

    public async Task<IActionResult> OnPostEditAsync(UnitForm form, CancellationToken ct)
    {
        var basis = await plan.BasisAsync(Caller, ct);
        return basis.Value is { } known ? Show(known, form) : Block(basis.Refusal!);
    }

    public async Task<IActionResult> OnPostAsync(UnitForm form, CancellationToken ct)
    {
        var basis = await plan.BasisAsync(Caller, ct);
        return basis.Value is { } known ? Check(known, form, null) : Block(basis.Refusal!);
    }

    public async Task<IActionResult> OnPostConfirmAsync(UnitForm form, string? seen, CancellationToken ct)
    {
        var outcome = await start.HandleAsync(Caller, form, seen ?? "", ct);
        if (outcome.Value is { } change) return LocalRedirect($"/enterprise/changes/{change.Number}");
        var basis = await plan.BasisAsync(Caller, ct);
        return basis.Value is { } known ? Check(known, form, outcome.Refusal) : Block(basis.Refusal!);
    }

    private PageResult Check(ChangeBasis basis, UnitForm form, Refusal? already)
    {
        var outcome = PlanEnterpriseChange.Check(basis, form, null);
        if (outcome.Value is not { } planned || already is not null)
            return Again(basis, form, already is null ? outcome.Refusals : [already]);
        Checking = new CheckChangeView(planned.Changes, form, planned.Seen)
        {
            NeedsReview = planned.After.Origin != UnitOrigin.Local && !UnitFields.IsSameRepresentative(planned.Before, planned.After),
        };
        return Page();
    }

    private PageResult Again(ChangeBasis basis, UnitForm form, IReadOnlyList<Refusal> refusals)
    {
        Show(basis, form, refusals.ToErrors(labels));
        return PageWith(refusals[0]);
    }

    private PageResult Show(ChangeBasis basis, UnitForm? typed, FormErrors? errors = null)
    {
        var facts = Facts.Of(basis.Latest, typing: true) with { RepresentativeDocumentNumber = "", Contact = basis.Known.Contact, Phone = basis.Known.Phone };
        if (typed is not null) facts = Facts.Of(basis.Latest, typed) with { RepresentativeDocumentNumber = typed.RepresentativeDocumentNumber };
        View = new ChangeView(basis.Known, facts, basis.Changes)
        {
            RegistryAsOf = basis.Latest.Origin == UnitOrigin.Local ? basis.Latest.RegistryAsOf : null,
            KeptNumber = Mask.IdNumber(basis.Known.RepresentativeDocumentNumber),
            Errors = errors ?? FormErrors.None,
        };
        return Page();
    }

    private IActionResult Block(Refusal refusal)
    {
        if (refusal.Code == EnterpriseChangeRefusals.NotAllowed.Code) return ProblemPage(refusal);
        Blocked = new BlockedView(RefusalPages.Sentence(refusal))
        {
            ByName = refusal.Code == EnterpriseChangeRefusals.NameBehind.Code,
            MayRetry = refusal.Code == EnterpriseRefusals.RegistryBusy.Code,
        };
        return PageWith(refusal);
    }
}
