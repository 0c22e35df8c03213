using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.EnterpriseChanges;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about the unit's information: the caller's change that waits or runs.</summary>
public sealed class HomeChanges(ReadEnterpriseChange read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<HomeView> OfAsync(Caller caller, CancellationToken ct)
    {
        var home = new HomeView("", "");
        if (caller.CredentialId is null || await read.RunningAsync(caller, ct) is not { } running) return home;
        var state = Enterprises.ProgressModel.StateOf(running);
        var toDo = new ToDo(string.Format(CultureInfo.CurrentCulture, texts["ToDos.Sign"], texts["Unit.Title"]), $"/sign/{running.Change.SignatureRequestId}");
        return home with { ToDos = state == "Signing" ? [toDo] : [], Running = [RunningOf(running, state)] };
    }

    private RunningRequest RunningOf(ChangeProgress progress, string state) =>
        new(texts["Unit.Title"], progress.Change.Number, $"/enterprise/changes/{progress.Change.Number}", timelines.Of(progress.Events, state))
        {
            StateText = texts["Unit.Running"],
        };
}
