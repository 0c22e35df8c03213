using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Items;

/// <summary>The catalogue by menu group, and which items the caller holds at this instant.</summary>
public sealed class ItemGroups(GrantedItems items, IStringLocalizer<MenuTexts> menu)
{
    public async Task<IReadOnlyList<BusinessGroup>> OfAsync(Caller caller, CancellationToken ct)
    {
        if (caller.CredentialId is not { } own) return [];
        var held = (await items.OfAsync(own, ct)).Codes.ToHashSet();
        var culture = CultureInfo.CurrentUICulture;
        return
        [
            .. (await items.CatalogueAsync(ct)).GroupBy(i => i.Category).Select(g => new BusinessGroup(
                g.Key, menu["Menu." + g.Key], [.. g.Select(i => new BusinessEntry(i.NameIn(culture), held.Contains(i.Code) ? ItemPages.To(i.Code) : null))])),
        ];
    }
}
