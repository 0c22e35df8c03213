using Ciac.Core.Messages;
using Ciac.Core.Tasks;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Tasks;

/// <summary>待办 as the home page and the page of tasks show them.</summary>
public sealed class ToDoLines(ReadToDos read, IStringLocalizer<TaskTexts> texts, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<ToDoLine>> OfAsync(Mailbox? box, CancellationToken ct) =>
        box is null ? [] : [.. (await read.ListAsync(box, ct)).Select(LineOf)];

    private ToDoLine LineOf(ToDo toDo) => new(texts[$"ToDo.{toDo.What}", toDo.Name], toDo.Link)
    {
        DueAt = toDo.DueAt,
        Urgent = toDo.DueAt - clock.GetUtcNow() < Soon,
    };
}
