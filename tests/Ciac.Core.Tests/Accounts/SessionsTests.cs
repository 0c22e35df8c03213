using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Accounts;

[Collection(SandboxCollection.Name)]
public sealed class SessionsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task One_is_ended_or_all_and_only_the_own()
    {
        var first = await World.OpenUnitAsync("clerk-2");
        var second = await Desk.SignInAsync(World, first.Firm);
        var third = await Desk.SignInAsync(World, first.Firm);
        await OpenUnit.SubAsync(World, first.Firm, "clerk-2");
        var clerk = await Desk.SignInAsync(World, first.Firm, "clerk-2");
        Assert.Equal(
            new[] { first, second, third }.Select(desk => desk.Caller.SessionId).Order(),
            (await ListAsync(third)).Select(session => session.Id).Order());
        Desk.Allowed(await EndAsync(third, first.Caller.SessionId));
        Assert.False(await World.IsSignedInAsync(first));
        Assert.True(await World.IsSignedInAsync(second));
        await World.AskAsync((Sessions verb) => EndAllAsync(verb, third.Caller));
        Assert.Empty(await ListAsync(third));
        Assert.True(await World.IsSignedInAsync(clerk));
    }

    [Fact]
    [Produces("ACC-016")]
    public async Task A_foreign_session_an_unknown_one_and_an_ended_one_are_the_same_answer()
    {
        var desk = await World.OpenUnitAsync("clerk-2");
        await OpenUnit.SubAsync(World, desk.Firm, "clerk-2");
        var colleague = await Desk.SignInAsync(World, desk.Firm, "clerk-2");
        var stranger = await World.OpenUnitAsync();
        foreach (var id in new[] { desk.Caller.SessionId, Guid.NewGuid() })
        {
            await World.RefusesAsync(AccountRefusals.SessionUnknown, () => EndAsync(colleague, id));
            await World.RefusesAsync(AccountRefusals.SessionUnknown, () => EndAsync(stranger, id));
        }

        var staff = new Caller { SessionId = Guid.NewGuid(), StaffId = Guid.NewGuid(), StaffRole = StaffRole.PlatformAdministrator };
        await World.RefusesAsync(AccountRefusals.SessionUnknown, () => World.AskAsync((Sessions verb) => verb.EndAsync(staff, desk.Caller.SessionId, None)));
        Desk.Allowed(await EndAsync(desk, desk.Caller.SessionId));
        await World.RefusesAsync(AccountRefusals.SessionUnknown, () => EndAsync(desk, desk.Caller.SessionId));
    }

    private static async Task<Done> EndAllAsync(Sessions verb, Caller caller)
    {
        await verb.EndAllAsync(caller, None);
        return new Done();
    }

    private Task<IReadOnlyList<Session>> ListAsync(Desk desk) => World.AskAsync((Sessions verb) => verb.ListAsync(desk.Caller, None));

    private Task<Outcome<Done>> EndAsync(Desk desk, Guid id) => World.AskAsync((Sessions verb) => verb.EndAsync(desk.Caller, id, None));
}
