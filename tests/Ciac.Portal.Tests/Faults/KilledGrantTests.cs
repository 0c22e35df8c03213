using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Tests.Faults;

/// <summary>Who may do what: granted, answered, appointed and upgraded once, whatever is killed.</summary>
[Collection(SandboxCollection.Name)]
public sealed class KilledGrantTests(SandboxFixture sandbox) : KilledPortal(sandbox)
{
    [Fact]
    public async Task Killed_at_every_commit_a_grant_is_in_force_once()
    {
        var work = await GrantWork.StartAsync(World);
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var grant = Desk.Allowed(await work.DirectAsync("construction-permit"));
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Platform"}""");
        await UntilAsync(async () => (await work.GrantAsync(grant)).SignatureRequestId is not null);
        await work.SealOnlyAsync(work.Admin, await work.GrantAsync(grant));
        await KillAndStartBeforeAsync(Audit, """{"action":"grant.done"}""");
        await KillAndStartBeforeAsync("ciac.messages", """{"kind":"grant.granted"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await World.EventsAsync(grant.Number)).Contains("grant.done"));
        await OpenAsync();
        Assert.Equal(["construction-permit"], await work.HeldAsync());
        Assert.Equal(["grant.granted"], await World.KindsAsync(work.Clerk));
        Assert.Equal(["grant.started", "document.drawn", "signature.Enterprise", "signature.Platform", "grant.done"], await World.EventsAsync(grant.Number));
    }

    [Fact]
    public async Task Killed_at_every_commit_an_upgrade_takes_place_once_and_both_are_told_once()
    {
        var work = await UpgradeWork.StartAsync(World);
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var upgrade = Desk.Allowed(await work.AskAsync(work.Sub));
        await KillAndStartBeforeAsync("ciac.signatories", """{"challenge":"Sent"}""");
        await UntilAsync(async () => (await work.UpgradeAsync(upgrade)).SignatureRequestId is not null);
        upgrade = await work.UpgradeAsync(upgrade);
        await work.SealAsync(upgrade);
        Desk.Allowed(await work.AskCodeAsync(upgrade));
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Platform"}""");
        await UntilAsync(() => World.ReadAsync(db => db.SignatureRequests.Where(r => r.Id == upgrade.SignatureRequestId).SelectMany(r => r.Signatories).AnyAsync(s => s.Challenge == ChallengeState.Sent)));
        Desk.Allowed(await work.SignAsync(upgrade));
        await KillAndStartBeforeAsync(Audit, """{"action":"upgrade.done"}""");
        await KillAndStartBeforeAsync("ciac.text_messages", """{"state":"Sent"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => await work.TextsAsync("SMS_UPGRADED") > 0 && await work.TextsAsync("SMS_DOWNGRADED") > 0);
        await OpenAsync();
        Assert.Equal(
            ["upgrade.started", "document.drawn", "signature.Enterprise", "signature.code-asked", "signature.LegalRepresentative", "signature.Platform", "upgrade.done"],
            await World.EventsAsync(upgrade.Number));
        Assert.Equal([work.Sub.Caller.UniqueId!], await work.MainsAsync());
        Assert.Equal((1, 1), (await work.TextsAsync("SMS_UPGRADED"), await work.TextsAsync("SMS_DOWNGRADED")));
        Assert.False(await World.IsSignedInAsync(work.Main) || await World.IsSignedInAsync(work.Sub));
    }

    [Fact]
    public async Task Killed_at_every_commit_a_request_is_answered_once_and_the_clerk_told_once()
    {
        var work = await GrantWork.StartAsync(World);
        await StartBeforeAsync("workflows.bookmarks", """{"name":"Ciac.GrantAnswer"}""");
        var ask = Desk.Allowed(await World.AskAsync((StartGrant verb) => verb.AskAsync(work.Clerk.Caller, new GrantForm { Items = ["construction-permit"] }, CancellationToken.None)));
        await KillAndStartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var grant = Desk.Allowed(await work.DirectAsync(work.Admin, new GrantForm { Items = ["construction-permit"], Answers = ask.Number }));
        await KillAndStartBeforeAsync(Audit, """{"action":"ask.granted"}""");
        await UntilAsync(async () => (await work.GrantAsync(grant)).SignatureRequestId is not null);
        await work.SealOnlyAsync(work.Admin, await work.GrantAsync(grant));
        await KillAndStartBeforeAsync("ciac.text_messages", """{"state":"Sent"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_GRANT_RESULT")).Count > 0);
        await OpenAsync();
        Assert.Equal(["ask.started", "ask.granted"], await World.EventsAsync(ask.Number));
        Assert.Single(await Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_GRANT_RESULT"));
        Assert.Equal(["construction-permit"], await work.HeldAsync());
    }

    [Fact]
    public async Task Killed_at_every_commit_an_administrator_is_appointed_once()
    {
        var work = await AppointmentWork.StartAsync(World);
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var begun = Desk.Allowed(await work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint));
        await KillAndStartBeforeAsync("ciac.signatories", """{"challenge":"Sent"}""");
        await UntilAsync(async () => (await work.AppointmentAsync(begun)).SignatureRequestId is not null);
        begun = await work.AppointmentAsync(begun);
        await work.AskCodeAsync(begun);
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Platform"}""");
        await UntilAsync(() => World.ReadAsync(db => db.Set<Signatory>().AnyAsync(s => s.RequestId == begun.SignatureRequestId && s.Challenge == ChallengeState.Sent)));
        await work.SignOnlyAsync(begun);
        await KillAndStartBeforeAsync(Audit, """{"action":"appointment.appointed"}""");
        await KillAndStartBeforeAsync("ciac.text_messages", """{"state":"Sent"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_APPOINTMENT")).Count > 0);
        await OpenAsync();
        Assert.Single(await Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_APPOINTMENT"));
        Assert.Equal((AppointmentState.Appointed, HolderRole.CertificateAdministrator), ((await work.AppointmentAsync(begun)).State, await work.RoleAsync()));
        Assert.Single(await World.EventsAsync(work.Clerk.Caller.UniqueId!), "certificate.appointed");
    }
}
