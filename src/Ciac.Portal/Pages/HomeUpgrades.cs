using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Upgrade;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about upgrades.</summary>
public sealed class HomeUpgrades(ReadUpgrade read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<IEnumerable<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
        (await read.RunningAsync(caller, ct)).Select(RunningOf);

    private RunningRequest RunningOf(UpgradeProgress progress) => new(
        texts["Upgrade.Title"],
        progress.Upgrade.Number,
        UpgradeWays.To(progress.Upgrade.Number),
        timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? ProgressModel.StateOf(progress)))
    {
        StateText = texts["Upgrade.Running"],
    };
}
