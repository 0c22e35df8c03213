using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>Who may do what: granted, asked for, answered, appointed.</summary>
internal static class GrantPlays
{
    private const string Item = "construction-permit";

    public static async Task<Scene> DirectAsync(PortalWorld world)
    {
        var work = await GrantWork.StartAsync(world);
        return new(async () =>
        {
            var grant = Desk.Allowed(await work.DirectAsync(Item));
            await SealAsync(world, work, work.Admin, grant);
            await DoneAsync(world, grant.Number, "grant.done");
        });
    }

    public static async Task<Scene> RequestAsync(PortalWorld world)
    {
        var work = await GrantWork.StartAsync(world);
        return new(PlayAsync, (work.Clerk.Firm.Representative, "SMS_SIGN_LINK"));

        async Task PlayAsync()
        {
            var grant = Desk.Allowed(await work.RequestAsync(Item));
            await Signing.SignAsync(world, await SealAsync(world, work, work.Clerk, grant), work.Clerk);
            await DoneAsync(world, grant.Number, "grant.done");
        }
    }

    public static async Task<Scene> AskAsync(PortalWorld world)
    {
        var work = await GrantWork.StartAsync(world);
        return new(PlayAsync, (work.Clerk.Firm.KeyHolder, "SMS_GRANT_RESULT"));

        async Task PlayAsync()
        {
            var ask = Desk.Allowed(await world.AskAsync((StartGrant verb) => verb.AskAsync(work.Clerk.Caller, new GrantForm { Items = [Item] }, CancellationToken.None)));
            var grant = Desk.Allowed(await work.DirectAsync(work.Admin, new GrantForm { Items = [Item], Answers = ask.Number }));
            await SealAsync(world, work, work.Admin, grant);
            await DoneAsync(world, ask.Number, "ask.granted");
        }
    }

    public static async Task<Scene> AppointAsync(PortalWorld world)
    {
        var work = await AppointmentWork.StartAsync(world);
        return new(PlayAsync, (work.Clerk.Firm.KeyHolder, "SMS_APPOINTMENT"));

        async Task PlayAsync()
        {
            var begun = Desk.Allowed(await work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint));
            var access = await Signing.DrawnAsync(work.Representative, async () => (await work.AppointmentAsync(begun)).SignatureRequestId);
            await Signing.SignAsync(world, access, work.Representative);
            await Waiting.UntilAsync("the clerk is appointed", async () => (await work.AppointmentAsync(begun)).State == AppointmentState.Appointed);
        }
    }

    private static async Task<SigningAccess.Owner> SealAsync(PortalWorld world, GrantWork work, Desk by, Grant grant)
    {
        var access = await Signing.DrawnAsync(by, async () => (await work.GrantAsync(grant)).SignatureRequestId);
        await Signing.SealAsync(world, access, by.Token);
        return access;
    }

    private static Task DoneAsync(PortalWorld world, string number, string action) =>
        Waiting.UntilAsync(action, async () => (await world.EventsAsync(number)).Contains(action));
}
