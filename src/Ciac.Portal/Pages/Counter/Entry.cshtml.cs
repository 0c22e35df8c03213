using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Counter;

/// <summary>C1, second clerk: compares and decides.</summary>
[Authorize(Roles = "CounterClerk")]
public sealed class EntryModel(ReadCounter read, ConfirmPerson confirm, CounterPictures pictures, IStringLocalizer<RegistrationTexts> texts) : PortalPage
{
    public EntryView View { get; private set; } = null!;

    /// <summary>How the scan is shown: quarter turns in degrees, and how much larger.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Turn { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Zoom { get; set; }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, null, null, ct);

    public Task<IActionResult> OnGetScanAsync(Guid id, CancellationToken ct) => PictureAsync(id, PictureKind.Scan, ct);

    public Task<IActionResult> OnGetPhotoAsync(Guid id, CancellationToken ct) => PictureAsync(id, PictureKind.Photo, ct);

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
        View = await ViewAsync(line, ct);
        if (refusal is null) return Page();
        View = typed!(View) with { Errors = refusal.ToErrors() };
        return PageWith(refusal);
    }

    private async Task<EntryView> ViewAsync(CounterLine line, CancellationToken ct)
    {
        var shown = await pictures.OfAsync(line.Entry, ct);
        var (turn, zoom) = ScanView.Sane(Turn, Zoom);
        var (at, scan) = ($"/counter/identity/{line.Entry.Id}", shown.FirstOrDefault(p => p.Kind == PictureKind.Scan));
        return new EntryView(line)
        {
            Scan = scan is null ? null : new ScanView(at + "?handler=Scan", scan.Width, scan.Height) { Href = at, Label = texts["Scan"], Turn = turn, Zoom = zoom },
            Photo = shown.FirstOrDefault(p => p.Kind == PictureKind.Photo),
        };
    }

    private async Task<IActionResult> PictureAsync(Guid id, PictureKind kind, CancellationToken ct)
    {
        var found = await pictures.LookAsync(Caller, id, kind, ct);
        return found.Value is { } content ? File(content, "image/jpeg") : ProblemPage(found.Refusal!);
    }
}
