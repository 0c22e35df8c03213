using Ciac.Core.Accounts;
using Ciac.Core.EnterpriseChanges;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about the unit's information: the caller's change that runs.</summary>
public sealed class HomeChanges(ReadEnterpriseChange read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<IEnumerable<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
        caller.CredentialId is null || await read.RunningAsync(caller, ct) is not { } running ? [] : [RunningOf(running)];

    private RunningRequest RunningOf(ChangeProgress progress) => new(
        texts["Unit.Title"],
        progress.Change.Number,
        $"/enterprise/changes/{progress.Change.Number}",
        timelines.Of(progress.Events, Enterprises.ProgressModel.StateOf(progress)))
    {
        StateText = texts["Unit.Running"],
    };
}
