using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Pages.Counter;

/// <summary>C1 窗口身份采集, first clerk.</summary>
[Authorize(Roles = "CounterClerk")]
[RequestSizeLimit(LargestRequest)]
public sealed class IdentityModel(ReadCounter read, EnterPerson enter, IStringLocalizer<RegistrationTexts> labels, IOptions<RetentionOptions> retention) : PortalPage
{
    // Two pictures, the other fields and the wrapping; a larger one is refused while it arrives.
    private const int LargestRequest = 2 * CounterFiles.Largest + 1024 * 1024;

    public CounterView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? done, string? number, CancellationToken ct)
    {
        if (await ShowAsync(ct) is { } refusal) return ProblemPage(refusal);
        if (Enum.TryParse<CounterEntryState>(done, out var state)) View = View with { Done = $"Counter.{state}", DoneNumber = number };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CounterForm form, IFormFile? scan, IFormFile? photo, CancellationToken ct)
    {
        var outcome = await enter.HandleAsync(Caller, form, new CounterFiles(await scan.BytesAsync(ct), await photo.BytesAsync(ct)), ct);
        if (outcome.Value is { } entry) return LocalRedirect($"/counter/identity?done={entry.State}&number={entry.Number}");
        if (await ShowAsync(ct) is { } refusal) return ProblemPage(refusal);
        View = View with { Form = form, Errors = outcome.Refusals.ToErrors(labels) };
        return PageWith(outcome.Refusal!);
    }

    private async Task<Refusal?> ShowAsync(CancellationToken ct)
    {
        var found = await read.DeskAsync(Caller, ct);
        if (found.Value is not { } desk) return found.Refusal;
        View = new CounterView([.. desk.Waiting.Select(CounterRow.Of)], [.. desk.Expected.Select(CounterRow.Of)], [.. desk.Decided.Select(CounterRow.Of)]) { KeptDays = (int)retention.Value.CounterPictures.TotalDays };
        return null;
    }
}
