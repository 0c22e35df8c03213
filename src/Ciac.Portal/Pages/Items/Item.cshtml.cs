using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;
using Ciac.Core.Grants;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Items;

/// <summary>A business item's entry: opens for who holds it, and says how to get it to who does not.</summary>
[Authorize(Roles = "Certificate,Individual")]
public sealed class ItemModel(OpenItem open, IStringLocalizer<ItemTexts> texts) : OpenedPage
{
    public BusinessItem Item { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        var outcome = await open.HandleAsync(Caller, code, ct);
        if (outcome.Value is not { } item) return ProblemPage(outcome.Refusal!, [.. WaysOut(outcome.Refusal!.Status)]);
        if (ItemPages.IsOwn(item.Code)) return LocalRedirect(ItemPages.To(item.Code));
        Item = item;
        return Page();
    }

    // Who holds nothing of it may ask; who administers holds all.
    private IEnumerable<WayOut> WaysOut(int status)
    {
        if (Caller.IsIndividual)
        {
            yield return new(texts["ToPersonal"], "/personal");
            yield break;
        }

        if (status == StatusCodes.Status403Forbidden && Caller.Role == HolderRole.Clerk) yield return new(texts["AskForGrant"], "/grants/request");
        yield return new(texts["Title"], "/items");
    }
}
