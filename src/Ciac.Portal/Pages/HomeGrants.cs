using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about grants.</summary>
public sealed class HomeGrants(ReadGrant read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<IEnumerable<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
        (await read.RunningAsync(caller, ct)).Select(RunningOf);

    private RunningRequest RunningOf(GrantProgress progress) =>
        new(texts[progress.Grant.Kind == GrantKind.Asked ? "Asked.Title" : "Grant.Title"], progress.Grant.Number, $"/grants/{progress.Grant.Number}", timelines.Of(progress.Events, progress.Waiting))
        {
            StateText = texts["Grant.Running"],
        };
}
