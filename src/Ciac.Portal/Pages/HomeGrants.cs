using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Items;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about grants: what runs, and the items by menu group.</summary>
public sealed class HomeGrants(ReadGrant read, ItemGroups groups, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<HomeView> OfAsync(Caller caller, CancellationToken ct)
    {
        if (caller.CredentialId is null) return new HomeView("", "");
        var running = await read.RunningAsync(caller, ct);
        return new HomeView("", "")
        {
            Running = [.. running.Select(RunningOf)],
            Groups = await groups.OfAsync(caller, ct),
        };
    }

    private RunningRequest RunningOf(GrantProgress progress) =>
        new(texts["Grant.Title"], progress.Grant.Number, $"/grants/{progress.Grant.Number}", timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? "Preparing"))
        {
            StateText = texts["Grant.Running"],
        };
}
