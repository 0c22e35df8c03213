using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Counter;

/// <summary>C1, second clerk: compares and decides.</summary>
[Authorize(Roles = "CounterClerk")]
public sealed class EntryModel(ReadCounter read, ConfirmPerson confirm) : PortalPage
{
    public EntryView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, null, ct);

    public async Task<IActionResult> OnPostAsync(Guid id, bool? confirmed, string? reason, bool seen, CancellationToken ct)
    {
        var outcome = await confirm.HandleAsync(Caller, new CounterAnswer(id, confirmed) { Reason = reason, Seen = seen }, ct);
        return outcome.Value is { } entry
            ? LocalRedirect($"/counter/identity?done={entry.State}&number={entry.Number}")
            : await ShowAsync(id, outcome.Refusal, view => view with { Confirmed = confirmed, Reason = reason }, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, Core.Refusal? refusal, Func<EntryView, EntryView>? typed, CancellationToken ct)
    {
        var found = await read.FindAsync(Caller, id, ct);
        if (found.Value is not { } line) return ProblemPage(found.Refusal!);
        View = new EntryView(line);
        if (refusal is null) return Page();
        View = typed!(View) with { Errors = refusal.ToErrors() };
        return PageWith(refusal);
    }
}
