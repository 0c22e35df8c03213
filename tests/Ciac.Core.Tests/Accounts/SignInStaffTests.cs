using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts;

[Collection(SandboxCollection.Name)]
public sealed class SignInStaffTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Accounts = "ciac.staff_accounts";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly StaffSeed _seed = new() { UserName = $"officer-{Guid.NewGuid():N}", DisplayName = "审核员", Password = "a long password", TotpSecret = Totp.NewSecret(), Role = StaffRole.ReviewOfficer };

    [Fact]
    public async Task Password_and_code_open_a_session_that_says_who_it_is()
    {
        var token = Desk.Allowed(await SignInAsync(await SeededAsync())).SessionToken;
        var caller = await portal.World.AskAsync((FindSession verb) => verb.HandleAsync(token, new Origin(null, null), None));
        Assert.Equal((StaffRole.ReviewOfficer, "审核员"), (caller!.StaffRole!.Value, caller.DisplayName));
        Assert.Null(caller.UniqueId);
    }

    [Theory]
    [InlineData("nobody", "a long password", true)]
    [InlineData(null, "a wrong password", true)]
    [InlineData(null, "a long password", false)]
    [Produces("ACC-020")]
    [Trait("Case", "A-24")]
    [Trait("Case", "C-20")]
    public async Task One_answer_for_every_wrong_part(string? name, string password, bool isCodeRight)
    {
        var typed = await SeededAsync();
        typed = typed with { UserName = name ?? typed.UserName, Password = password, Code = isCodeRight ? typed.Code : Wrong(typed.Code!) };
        string[] changed = name is null ? [Refusing.Audit, Accounts] : [Refusing.Audit];
        await portal.World.RefusesAsync(AccountRefusals.StaffUnknown, () => SignInAsync(typed), changed);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var typed = await SeededAsync();
        Desk.Allowed(await SignInAsync(typed));
        await portal.World.RefusesAsync(AccountRefusals.StaffUnknown, () => SignInAsync(typed), Refusing.Audit, Accounts);
    }

    [Fact]
    [Produces("ACC-021")]
    [Trait("Case", "A-50")]
    public async Task Five_wrong_tries_lock_for_fifteen_minutes()
    {
        var typed = await SeededAsync();
        for (var i = 0; i < 4; i++) await SignInAsync(typed with { Password = "wrong" });
        await portal.World.RefusesAsync(AccountRefusals.StaffLocked, () => SignInAsync(typed with { Password = "wrong" }), Refusing.Audit, Accounts);
        await portal.World.RefusesAsync(AccountRefusals.StaffLocked, () => SignInAsync(typed), Refusing.Audit);
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(15));
        Desk.Allowed(await SignInAsync(typed with { Code = CodeNow() }));
    }

    [Fact]
    public async Task A_session_ends_at_sign_out_after_thirty_idle_minutes_and_after_eight_hours()
    {
        var token = Desk.Allowed(await SignInAsync(await SeededAsync())).SessionToken;
        Assert.NotNull(await FindAsync(token));
        using (portal.World.Clock.Later(TimeSpan.FromMinutes(30))) Assert.Null(await FindAsync(token));
        await portal.World.ReadAsync(db => db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, x => x.LastSeenAt.AddHours(8))));
        using (portal.World.Clock.Later(Session.Absolute)) Assert.Null(await FindAsync(token));
        var caller = (await FindAsync(token))!;
        await portal.World.AskAsync(async (SignOut verb) =>
        {
            await verb.HandleAsync(caller, None);
            return 0;
        });
        Assert.Null(await FindAsync(token));
    }

    [Fact]
    public async Task Nodes_that_start_together_make_an_account_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(SeededAsync)));
        Assert.Equal(1, await portal.World.ReadAsync(db => db.Staff.CountAsync(s => s.UserName == _seed.UserName)));
    }

    private Task<Caller?> FindAsync(string token) => portal.World.AskAsync((FindSession verb) => verb.HandleAsync(token, new Origin(null, null), None));

    private async Task<StaffSignIn> SeededAsync()
    {
        await portal.World.AskAsync(async (SeedStaff verb) =>
        {
            await verb.HandleAsync([_seed], None);
            return 0;
        });
        return new StaffSignIn(_seed.UserName, _seed.Password, CodeNow());
    }

    private string CodeNow() => Totp.CodeAt(_seed.TotpSecret, Totp.StepAt(portal.World.Clock.GetUtcNow()));

    private static string Wrong(string code) => code == "000000" ? "111111" : "000000";

    private Task<Outcome<StaffSignedIn>> SignInAsync(StaffSignIn typed) =>
        portal.World.AskAsync((SignInStaff verb) => verb.HandleAsync(typed, new Origin("10.9.8.7", "test"), None));
}
