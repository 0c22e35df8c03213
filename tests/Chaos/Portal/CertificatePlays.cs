using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Chaos.Portal;

/// <summary>Certificates: opened, renewed, upgraded, on paper, warned of.</summary>
internal static class CertificatePlays
{
    /// <summary>A main certificate is opened: the form, the seal, the representative's signature, the platform's.</summary>
    public static async Task<Scene> ActivationAsync(PortalWorld world)
    {
        var desk = await Desk.SignInAsync(world, await Firm.FreshAsync(world.Sandbox));
        await desk.FillAsync();
        return new(PlayAsync, (desk.Firm.Representative, "SMS_SIGN_LINK"), (desk.Firm.Representative, "PROVIDER_CODE"));

        async Task PlayAsync()
        {
            await desk.HandInAsync();
            await Waiting.UntilAsync("the form is drawn", desk.HasRequestAsync);
            await Signing.SealAsync(world, desk.Access, desk.Token);
            await Waiting.UntilAsync("the link is sent", async () => (await desk.EventsAsync()).Contains("signature.link-sent"));
            await Signing.SignAsync(world, desk.Access, desk);
            await Waiting.UntilAsync("the certificate is opened", async () => (await desk.ActivationAsync()).State == ActivationState.Activated);
        }
    }

    /// <summary>A clerk's sub-certificate is opened, renewed at the authority, and the renewal taken over.</summary>
    public static async Task<Scene> SubAsync(PortalWorld world)
    {
        const string role = "clerk-2";
        var administrator = await world.OpenUnitAsync(role);
        var clerk = await Desk.SignInAsync(world, administrator.Firm, role);
        var sub = Desk.Allowed(await world.OwnSubAsync(clerk));
        Desk.Allowed(await world.FillAsync(clerk, sub, administrator.Firm.Representative));
        return new(PlayAsync, (administrator.Firm.Representative, "SMS_HOLDER_CODE"));

        async Task PlayAsync()
        {
            await Waiting.UntilAsync("the sub-certificate is opened", async () => (await world.EventsAsync(sub.Number)).Contains("sub.opened"));
            await administrator.Firm.RenewAsync(role);
            var renewed = await Desk.SignInAsync(world, administrator.Firm, role);
            var change = Desk.Allowed(await world.AskAsync((CertificateChanges verb) => verb.ConfirmAsync(renewed.Caller, CancellationToken.None)));
            await Waiting.UntilAsync("the renewal is taken", async () => (await world.EventsAsync(change.Number)).Contains("change.done"));
        }
    }

    /// <summary>A sub-certificate becomes the main one.</summary>
    public static async Task<Scene> UpgradeAsync(PortalWorld world)
    {
        var work = await UpgradeWork.StartAsync(world);
        return new(PlayAsync, (work.Main.Firm.KeyHolder, "SMS_UPGRADED"), (work.Main.Firm.KeyHolder, "SMS_DOWNGRADED"));

        async Task PlayAsync()
        {
            var upgrade = Desk.Allowed(await work.AskAsync(work.Sub));
            var access = await Signing.DrawnAsync(work.Sub, async () => (await work.UpgradeAsync(upgrade)).SignatureRequestId);
            await Signing.SealAsync(world, access, work.Sub.Token);
            await Signing.SignAsync(world, access, work.Sub);
            await Waiting.UntilAsync("the upgrade is done", async () => (await world.EventsAsync(upgrade.Number)).Contains("upgrade.done"));
        }
    }

    /// <summary>A main certificate is opened on paper.</summary>
    public static async Task<Scene> PaperActivationAsync(PortalWorld world)
    {
        var desk = await Desk.SignInAsync(world, await Firm.FreshAsync(world.Sandbox));
        var hand = await OnPaperAsync(world, desk, PaperKind.Activation);
        return new(async () =>
        {
            var number = await hand();
            await Waiting.UntilAsync("it is approved", async () => (await world.ApplicationAsync(number)).State == PaperState.Approved);
            Desk.Allowed(await world.CompleteAsync(desk, "Local"));
            await Waiting.UntilAsync("it is opened", async () => (await world.ApplicationAsync(number)).State == PaperState.Activated);
        });
    }

    /// <summary>A lost main certificate is replaced on paper.</summary>
    public static async Task<Scene> PaperRenewalAsync(PortalWorld world)
    {
        var old = await world.OpenUnitAsync("clerk-2");
        var hand = await OnPaperAsync(world, await Desk.SignInAsync(world, old.Firm, "clerk-2"), PaperKind.Renewal);
        return new(async () =>
        {
            var number = await hand();
            await Waiting.UntilAsync("it is renewed", async () => (await world.ApplicationAsync(number)).State == PaperState.Renewed);
        });
    }

    /// <summary>The calendar's night: a certificate that ends soon is told of.</summary>
    public static async Task<Scene> ExpiryAsync(PortalWorld world)
    {
        var desk = await world.OpenUnitAsync();
        var (id, end) = (desk.Caller.CredentialId, world.Clock.GetUtcNow().AddDays(5));
        await world.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ValidUntil, end)));
        return new(() => NightAsync(world, "expiry-warnings"));
    }

    /// <summary>The calendar's night: a document of an opened certificate is stamped again.</summary>
    public static async Task<Scene> RenewTimestampsAsync(PortalWorld world)
    {
        var desk = await Desk.SealedAsync(world);
        await desk.RepresentativeSignsAsync();
        return new(() => NightAsync(world, "renew-timestamps"));
    }

    public static Task<string> NightAsync(PortalWorld world, string definition) =>
        world.AskAsync((IWorkflowInbox inbox) => inbox.StartAsync(new StartWorkflow(definition) { TriggerActivityId = "cron", Key = "night" }, CancellationToken.None));

    /// <summary>Filled, printed and scanned; what is given back hands it in and has it confirmed.</summary>
    private static async Task<Func<Task<string>>> OnPaperAsync(PortalWorld world, Desk desk, PaperKind kind)
    {
        Desk.Allowed(await world.SaveAsync(desk, kind));
        Desk.Allowed(await world.UploadAsync(desk, kind, await world.ScanAsync(desk, kind)));
        return async () =>
        {
            var number = Desk.Allowed(await world.HandInAsync(desk, kind)).Number;
            await Waiting.UntilAsync("the officer has it", () => world.ReadAsync(db => db.Reviews.AnyAsync(r => r.Subject == number)));
            var review = await world.PendingAsync(number);
            Desk.Allowed(await world.ClaimAsync(Officer.Caller, review.Id));
            Desk.Allowed(await world.AnswerAsync(Officer.Caller, new(review.Id, ReviewDecision.Confirmed)));
            return number;
        };
    }
}
