using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Pages.Items;

/// <summary>E25 业务入口: the items of one menu group, or of all.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ItemGroups groups) : OpenedPage
{
    public IReadOnlyList<BusinessGroup> Groups { get; private set; } = [];

    /// <summary>The menu's entry; null for all, or for one that the menu does not have.</summary>
    public string? Group { get; private set; }

    public async Task OnGetAsync(string? group, CancellationToken ct)
    {
        var all = await groups.OfAsync(Caller, ct);
        Group = all.FirstOrDefault(g => g.Key == group)?.Key;
        Groups = [.. all.Where(g => Group is null || g.Key == Group)];
    }
}
