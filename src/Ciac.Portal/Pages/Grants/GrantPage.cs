using Ciac.Core;
using Ciac.Core.Grants;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ciac.Portal.Pages.Grants;

/// <summary>Choosing and checking, the same for who grants and for who asks.</summary>
public abstract class GrantPage(PlanGrant plan, TimeProvider clock) : OpenedPage
{
    public ChooseView? Choosing { get; private set; }

    public CheckView? Checking { get; private set; }

    protected abstract GrantKind Kind { get; }

    private string Here => Request.Path.Value!;

    protected IActionResult Choose(Outcome<GrantChoice> found, GrantFields? fields)
    {
        if (found.Value is not { } choice) return ProblemPage(found.Refusal!);
        return Choose(choice, fields ?? GrantFields.Of(choice), null);
    }

    protected IActionResult Check(Outcome<GrantChoice> found, GrantFields fields)
    {
        if (found.Value is not { } choice) return ProblemPage(found.Refusal!);
        var planned = plan.Check(choice, fields.ToForm() with { Version = null });
        if (planned.Value is not { } change) return Choose(choice, fields, planned.Refusal);
        Checking = CheckView.Of(change, CertificatePages.RowOf(choice.Grantee, Caller, clock.GetUtcNow()), fields, Here) with { Kind = Kind };
        return Page();
    }

    /// <summary>Started; or the choosing page again, for what was looked at is not so any more.</summary>
    protected IActionResult GoOn(Outcome<Grant> started, Outcome<GrantChoice> found, GrantFields fields)
    {
        if (started.Value is { } grant) return LocalRedirect($"/grants/{grant.Number}");
        return found.Value is { } choice ? Choose(choice, fields with { Version = null }, started.Refusal) : ProblemPage(started.Refusal!);
    }

    private PageResult Choose(GrantChoice choice, GrantFields fields, Refusal? refusal)
    {
        var grantee = CertificatePages.RowOf(choice.Grantee, Caller, clock.GetUtcNow());
        Choosing = new ChooseView(grantee, ChooseView.GroupsOf(choice, fields), fields)
        {
            Action = Here,
            Kind = Kind,
            Asked = choice.Asked,
            Errors = refusal?.ToErrors("Items") ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }
}
