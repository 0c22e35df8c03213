using Ciac.Core.Catalogue;
using Ciac.Core.Grants;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Grants;

/// <summary>An item opens for who holds it at this instant (invariant 2).</summary>
[Collection(SandboxCollection.Name)]
public sealed class OpenItemTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Fact]
    [Produces("ITEM-001", "ITEM-002")]
    public async Task Opens_to_who_holds_it_and_to_nobody_else()
    {
        var work = await GrantWork.StartAsync(World);
        await World.RefusesAsync(CatalogueRefusals.NotFound, () => OpenAsync(work.Admin, "direct-award"));
        await World.RefusesAsync(CatalogueRefusals.NotGranted, () => OpenAsync(work.Clerk, "construction-permit"));
        Assert.Equal("施工许可", Desk.Allowed(await OpenAsync(work.Admin, "construction-permit")).NameZh);
        await work.GrantedAsync("construction-permit");
        Desk.Allowed(await OpenAsync(work.Clerk, "construction-permit"));
        var refused = await OpenAsync(work.Clerk, "site-information");
        Assert.Contains("“工地信息”", refused.Refusal!.Zh, StringComparison.Ordinal);
        Desk.Allowed(await World.CancelAsync(work.Admin, work.ClerkId));
        Assert.Equal("ITEM-002", (await OpenAsync(work.Clerk, "construction-permit")).Refusal!.Code);
    }

    private Task<Outcome<BusinessItem>> OpenAsync(Desk desk, string code) =>
        World.AskAsync((OpenItem verb) => verb.HandleAsync(desk.Caller, code, CancellationToken.None));
}
