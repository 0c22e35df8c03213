using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates.Upgrade;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about upgrades: what waits for a signature or for a key, and what runs.</summary>
public sealed class HomeUpgrades(ReadUpgrade read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<HomeView> OfAsync(Caller caller, CancellationToken ct)
    {
        var running = await read.RunningAsync(caller, ct);
        return new HomeView("", "")
        {
            ToDos = [.. running.Select(r => ToDoOf(r, caller)).OfType<ToDo>()],
            Running = [.. running.Select(RunningOf)],
        };
    }

    private ToDo? ToDoOf(UpgradeProgress progress, Caller caller) => ProgressModel.StateOf(progress) switch
    {
        "Signing" when progress.Sub.Id == caller.CredentialId =>
            new ToDo(string.Format(CultureInfo.CurrentCulture, texts["ToDos.Sign"], texts["Upgrade.Title"]), UpgradeWays.To(progress.Upgrade.Number)),
        "Swapping" when progress.Main.Id == caller.CredentialId => new ToDo(texts["ToDos.SwapKeys"], UpgradeWays.To(progress.Upgrade.Number)),
        _ => null,
    };

    private RunningRequest RunningOf(UpgradeProgress progress) => new(
        texts["Upgrade.Title"],
        progress.Upgrade.Number,
        UpgradeWays.To(progress.Upgrade.Number),
        timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? ProgressModel.StateOf(progress)))
    {
        StateText = texts["Upgrade.Running"],
    };
}
