using System.Globalization;
using Ciac.Core.Messages;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Tasks;

/// <summary>待办与消息: what waits on top, what was told below, unread first.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ReadMessages messages, TaskLists lists, MessageSentences sentences, IStringLocalizer<TaskTexts> texts, TimeProvider clock) : PortalPage
{
    public TasksView View { get; private set; } = null!;

    private Mailbox Box => Caller.Mailbox!;

    public async Task OnGetAsync(MessageFilter show, int? number, CancellationToken ct)
    {
        var filter = Enum.IsDefined(show) ? show : MessageFilter.All;
        var shownAt = clock.GetUtcNow();
        var page = await messages.PageAsync(Box, filter, number ?? 1, ct);
        View = new TasksView(await lists.ToDosAsync(Caller, ct), [.. page.Messages.Select(RowOf)])
        {
            Running = await lists.RunningAsync(Caller, ct),
            Filters = new Tabs(texts["Filter"], [.. Enum.GetValues<MessageFilter>().Select(f => new TabLink(texts[$"Filter.{f}"], $"/tasks?show={f}", f == filter))]),
            Pages = new Pagination(page.Page, ReadMessages.PageSize, page.Total, shown => $"/tasks?show={filter}&number={shown}"),
            ShownAt = shownAt,
        };
    }

    public async Task<IActionResult> OnGetOpenAsync(Guid id, CancellationToken ct)
    {
        var opened = await messages.OpenAsync(Box, id, ct);
        return opened.Value is { } message ? LocalRedirect(message.Link) : ProblemPage(opened.Refusal!);
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken ct)
    {
        var opened = await messages.OpenAsync(Box, id, ct);
        return opened.Refusal is { } refusal ? ProblemPage(refusal) : LocalRedirect("/tasks");
    }

    public async Task<IActionResult> OnPostAllAsync(string? until, CancellationToken ct)
    {
        var seen = DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : clock.GetUtcNow();
        await messages.MarkAllAsync(Box, seen, ct);
        return LocalRedirect("/tasks");
    }

    private MessageRow RowOf(Message message) => new(message.Id, sentences.Of(message), message.CreatedAt) { IsRead = message.ReadAt is not null };
}
