using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about grants: what waits for a signature, what runs, and the items in force by menu group.</summary>
public sealed class HomeGrants(ReadGrant read, GrantedItems items, Timelines timelines, IStringLocalizer<HomeTexts> texts, IStringLocalizer<MenuTexts> menu)
{
    public async Task<HomeView> OfAsync(Caller caller, CancellationToken ct)
    {
        if (caller.CredentialId is not { } own) return new HomeView("", "");
        var running = await read.RunningAsync(caller, ct);
        var asked = await read.AskedAsync(caller, ct);
        var held = (await items.OfAsync(own, ct)).Codes.ToHashSet();
        var groups = (await items.CatalogueAsync(ct)).Where(i => held.Contains(i.Code)).GroupBy(i => i.Category);
        return new HomeView("", "")
        {
            ToDos = [.. running.Where(r => Waits(r, own)).Select(ToDoOf), .. asked.Select(AskOf)],
            Running = [.. running.Select(RunningOf)],
            Groups = [.. groups.Select(g => new BusinessGroup(menu["Menu." + g.Key], [.. g.Select(i => new BusinessEntry(i.NameIn(CultureInfo.CurrentUICulture), null) { IsHeld = true })]))],
        };
    }

    private static bool Waits(GrantProgress progress, Guid own) =>
        progress.CurrentSignatory is SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative && own == (progress.Grant.GrantorId ?? progress.Grant.GranteeId);

    private ToDo ToDoOf(GrantProgress progress) =>
        new(string.Format(CultureInfo.CurrentCulture, texts["ToDos.Sign"], texts["Grant.Title"]), $"/sign/{progress.Grant.SignatureRequestId}");

    private ToDo AskOf(GrantProgress ask)
    {
        var items = string.Join("、", ask.Grant.ItemsAfter.Select(c => ask.Items[c].NameIn(CultureInfo.CurrentUICulture)));
        var text = string.Format(CultureInfo.CurrentCulture, texts["ToDos.Asked"], ask.Grantee.HolderName ?? ask.Grantee.Nickname, items);
        return new ToDo(text, $"/certificates/{ask.Grantee.Id}/grants?answers={ask.Grant.Number}");
    }

    private RunningRequest RunningOf(GrantProgress progress) =>
        new(texts[progress.Grant.Kind == GrantKind.Asked ? "Asked.Title" : "Grant.Title"], progress.Grant.Number, $"/grants/{progress.Grant.Number}", timelines.Of(progress.Events, progress.Waiting))
        {
            StateText = texts["Grant.Running"],
        };
}
