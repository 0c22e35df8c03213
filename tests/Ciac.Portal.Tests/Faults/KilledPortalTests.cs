using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Tests.Faults;

/// <summary>Units and certificates: one activation, no second text, no second challenge, whatever is killed.</summary>
[Collection(SandboxCollection.Name)]
public sealed class KilledPortalTests(SandboxFixture sandbox) : KilledPortal(sandbox)
{
    [Fact]
    public async Task Killed_at_every_commit_the_flow_ends_with_one_activation_and_every_text_once()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(Sandbox));
        await desk.FillAsync();
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        await desk.HandInAsync();
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.link-sent"}""");
        await UntilAsync(desk.HasRequestAsync);
        Desk.Allowed(await desk.SealAsync(desk.Token.Sign((await desk.PrepareSealAsync()).ToBeSigned)));
        await KillAndStartBeforeAsync("ciac.text_messages", """{"state":"Sent"}""");
        await KillAndStartBeforeAsync("ciac.signatories", """{"challenge":"Sent"}""");
        Desk.Allowed(await desk.AskCodeAsync());
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Platform"}""");
        await UntilAsync(async () => (await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).Challenge == ChallengeState.Sent);
        Desk.Allowed(await desk.SignAsync(await desk.CodeAsync(desk.Firm.Representative, "PROVIDER_CODE")));
        await KillAndStartBeforeAsync(Audit, """{"action":"activation.done"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await desk.ActivationAsync()).State == ActivationState.Activated);
        await OpenAsync();
        await AssertAsIfNothingHadBeenAsync(desk);
    }

    [Fact]
    public async Task Killed_at_every_commit_a_confirmed_scan_seals_once()
    {
        var work = await GrantWork.StartAsync(World);
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var grant = Desk.Allowed(await work.DirectAsync("construction-permit"));
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Enterprise"}""");
        await UntilAsync(async () => (await work.GrantAsync(grant)).SignatureRequestId is not null);
        var access = new SigningAccess.Owner(work.Admin.Caller, (await work.GrantAsync(grant)).SignatureRequestId!.Value);
        Desk.Allowed(await World.AskScanAsync(access));
        await Phone.BeforeSeal(World, work.Admin.Firm, (await World.ScanAsync(access.RequestId)).Ticket).ConfirmedOnlyAsync("licence-administrator");
        await KillAndStartBeforeAsync("ciac.licence_seals", """{"state":"Signed"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"grant.done"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await World.EventsAsync(grant.Number)).Contains("grant.done"));
        await OpenAsync();
        Assert.Equal((LicenceSealState.Signed, null), await World.ScanStateAsync(access.RequestId));
        Assert.Equal(["construction-permit"], await work.HeldAsync());
        Assert.Equal(["grant.started", "document.drawn", "signature.Enterprise", "signature.Platform", "grant.done"], await World.EventsAsync(grant.Number));
        var document = await World.ReadAsync(db => db.SignatureRequests.Where(r => r.Id == access.RequestId).Select(r => r.DocumentId).SingleAsync());
        Assert.Equal(3, await World.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document)));
    }

    [Fact]
    public async Task Killed_at_every_commit_a_sub_certificate_is_opened_once_and_a_renewal_is_taken_once()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var sub = Desk.Allowed(await World.OwnSubAsync(clerk));
        Desk.Allowed(await World.FillAsync(clerk, sub, admin.Firm.Representative));
        await StartBeforeAsync(Audit, """{"action":"sub.opened"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"change.done"}""");
        await UntilAsync(async () => (await World.EventsAsync(sub.Number)).Contains("sub.opened"));
        await admin.Firm.RenewAsync("clerk-2");
        var renewed = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var change = Desk.Allowed(await World.AskAsync((CertificateChanges verb) => verb.ConfirmAsync(renewed.Caller, CancellationToken.None)));
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await World.EventsAsync(change.Number)).Contains("change.done"));
        await OpenAsync();

        Assert.Equal(["sub.started", "sub.confirmed", "sub.opened"], await World.EventsAsync(sub.Number));
        Assert.Equal(["change.started", "change.confirmed", "change.done"], await World.EventsAsync(change.Number));
        Assert.Single(await Sandbox.TextsAsync(admin.Firm.Representative.Mobile, "SMS_HOLDER_CODE"));
        var credential = await World.ReadAsync(db => db.Credentials.SingleAsync(c => c.UniqueId == clerk.Caller.UniqueId));
        Assert.Equal((change.NewSerialNumber, HolderRole.Clerk), (credential.SerialNumber, credential.Role));
    }

    [Fact]
    public async Task Killed_at_every_commit_an_application_on_paper_is_reviewed_once_and_takes_effect_once()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(Sandbox));
        Desk.Allowed(await World.SaveAsync(desk, PaperKind.Activation));
        Desk.Allowed(await World.UploadAsync(desk, PaperKind.Activation, await World.ScanAsync(desk, PaperKind.Activation)));
        await StartBeforeAsync(Audit, """{"action":"review.opened"}""");
        var number = Desk.Allowed(await World.HandInAsync(desk, PaperKind.Activation)).Number;
        await KillAndStartBeforeAsync("ciac.paper_applications", """{"state":"Approved"}""");
        await UntilAsync(() => World.ReadAsync(db => db.Reviews.AnyAsync(r => r.Subject == number)));
        var review = await World.PendingAsync(number);
        Desk.Allowed(await World.ClaimAsync(Officer.Caller, review.Id));
        Desk.Allowed(await World.AnswerAsync(Officer.Caller, new(review.Id, ReviewDecision.Confirmed)));
        await KillAndStartBeforeAsync(Audit, """{"action":"paper.activated"}""");
        await UntilAsync(async () => (await World.ApplicationAsync(number)).State == PaperState.Approved);
        Desk.Allowed(await World.CompleteAsync(desk, "Local"));
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await World.ApplicationAsync(number)).State == PaperState.Activated);
        await OpenAsync();
        Assert.Equal(
            ["paper.started", "paper.scanned", "paper.submitted", "review.opened", "review.claimed", "review.confirmed", "paper.activated"],
            await World.EventsAsync(number));
        Assert.Equal(1, await World.ReadAsync(db => db.Credentials.CountAsync(c => c.UniqueId == desk.Caller.UniqueId && c.IsMain)));
    }

    [Fact]
    public async Task Killed_at_every_commit_a_units_data_change_once_and_are_told_once()
    {
        var desk = await World.OpenUnitAsync();
        await StartBeforeAsync(Audit, """{"action":"document.drawn"}""");
        var change = Desk.Allowed(await World.ChangeAsync(desk, new UnitForm { Contact = "新联系人" }));
        await KillAndStartBeforeAsync(Audit, """{"action":"signature.Platform"}""");
        await UntilAsync(async () => (await World.ChangeAsync(change.Number)).SignatureRequestId is not null);
        await World.SealOnlyAsync(desk, await World.ChangeAsync(change.Number));
        await KillAndStartBeforeAsync(Audit, """{"action":"unit.changed"}""");
        await KillAndStartBeforeAsync("ciac.text_messages", """{"state":"Sent"}""");
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => (await Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE")).Count > 0 && await IsSentAsync("SMS_UNIT_CHANGE"));
        await OpenAsync();
        Assert.Equal("新联系人", (await World.EnterpriseAsync(desk.Firm)).Contact);
        Assert.Equal(["unit.started", "document.drawn", "signature.Enterprise", "signature.Platform", "unit.changed"], await World.EventsAsync(change.Number));
        Assert.Single(await Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE"));
    }

    [Fact]
    public async Task Killed_at_every_commit_a_holder_is_registered_once()
    {
        var one = await Registering.WithoutHolderAsync(World);
        await StartBeforeAsync("workflows.bookmarks", "{}");
        Desk.Allowed(await one.SetAsync(one.Form));
        await KillAndStartBeforeAsync(Audit, """{"action":"holder.registered"}""");
        await one.RegisterAsync();
        await one.ReceiveAsync(await one.NextAsync());
        await KillAndStartBeforeAsync(Audit, """{"action":"nothing more"}""");
        await UntilAsync(async () => await one.StateAsync() == "Registered");
        await OpenAsync();
        Assert.Equal(HolderRegistration.Registered, await one.StoredAsync());
        Assert.Equal(["holder.started", "person.registered", "holder.registered"], await World.EventsAsync((await one.RunAsync()).Number));
    }

    private Task<bool> IsSentAsync(string template) => World.ReadAsync(db => db.TextMessages.AnyAsync(t => t.Template == template && t.State != Core.Messages.TextState.Queued));

    private async Task AssertAsIfNothingHadBeenAsync(Desk desk)
    {
        Assert.Equal(
            [
                "activation.submitted", "document.drawn", "signature.Enterprise", "signature.link-sent", "signature.code-asked",
                "signature.LegalRepresentative", "signature.Platform", "activation.done",
            ],
            await desk.EventsAsync());
        Assert.Single(await Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "SMS_SIGN_LINK"));
        Assert.Single(await Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "PROVIDER_CODE"));
        Assert.Equal(1, await World.ReadAsync(db => db.Credentials.CountAsync(c => c.UniqueId == desk.Caller.UniqueId && c.IsMain)));
        var document = (await desk.RequestAsync()).DocumentId;
        Assert.Equal(4, await World.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document)));
        Assert.Equal(("Finished", 0), ((await desk.WorkflowAsync()).Status, (await desk.WorkflowAsync()).Incidents.Count));
    }
}
