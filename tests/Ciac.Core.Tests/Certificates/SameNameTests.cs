using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>A unit is its code and never its name: one that takes another's name opens itself, and nothing of the other.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SameNameTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    [Trait("Case", "A-12")]
    public async Task A_unit_with_the_name_of_another_opens_beside_it()
    {
        var known = await portal.World.OpenUnitAsync();
        var namesake = await Firm.FreshAsync(portal.World.Sandbox);
        await portal.World.Sandbox.RunSqlAsync($"UPDATE registry_entry SET name = '{known.Firm.Name}' WHERE identifier = '{namesake.Identifier}'");
        await namesake.RenewAsync(Firm.Holder, known.Firm.Name);

        var desk = await Desk.SignInAsync(portal.World, namesake);
        Assert.Equal(NextPage.ActivateMain, desk.Next);
        await desk.FillAsync();
        await desk.SubmitAsync();
        await desk.SealAsync();
        await desk.RepresentativeSignsAsync();

        var units = await portal.World.ReadAsync(db => db.Enterprises.Where(unit => unit.Name == known.Firm.Name).Select(unit => unit.Identifier).ToListAsync());
        Assert.Equal(new[] { known.Firm.Identifier, namesake.Identifier }.Order(), units.Order());
        Assert.NotEqual(known.Caller.CredentialId, (await Desk.SignInAsync(portal.World, namesake)).Caller.CredentialId);
    }
}
