using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Enterprises;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Tests.Faults;

/// <summary>
/// kill -9 of the portal before each commit of its engine, which is after each commit before it: the flow goes on as if
/// nothing had been, with one activation, no second text and no second challenge.
/// </summary>
[Collection(SandboxCollection.Name)]
public sealed class KilledPortalTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private const string Audit = "ciac.audit_events";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private PortalWorld? _world;
    private PortalProcess? _portal;
    private Gate? _gate;

    private PortalWorld World => _world!;

    public async Task InitializeAsync() => _world = await PortalWorld.StartAsync(sandbox);

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    [Fact]
    public async Task Killed_at_every_commit_the_flow_ends_with_one_activation_and_every_text_once()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(sandbox));
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
        await _gate!.DisposeAsync();
        await AssertAsIfNothingHadBeenAsync(desk);
    }

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
        await _gate!.DisposeAsync();
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
        await _gate!.DisposeAsync();
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
        await UntilAsync(async () => (await sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_GRANT_RESULT")).Count > 0);
        await _gate!.DisposeAsync();
        Assert.Equal(["ask.started", "ask.granted"], await World.EventsAsync(ask.Number));
        Assert.Single(await sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_GRANT_RESULT"));
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
        await UntilAsync(async () => (await sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_APPOINTMENT")).Count > 0);
        await _gate!.DisposeAsync();
        Assert.Single(await sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_APPOINTMENT"));
        Assert.Equal((AppointmentState.Appointed, HolderRole.CertificateAdministrator), ((await work.AppointmentAsync(begun)).State, await work.RoleAsync()));
        Assert.Single(await World.EventsAsync(work.Clerk.Caller.UniqueId!), "certificate.appointed");
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
        await _gate!.DisposeAsync();
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
        await _gate!.DisposeAsync();

        Assert.Equal(["sub.started", "sub.confirmed", "sub.opened"], await World.EventsAsync(sub.Number));
        Assert.Equal(["change.started", "change.confirmed", "change.done"], await World.EventsAsync(change.Number));
        Assert.Single(await sandbox.TextsAsync(admin.Firm.Representative.Mobile, "SMS_HOLDER_CODE"));
        var credential = await World.ReadAsync(db => db.Credentials.SingleAsync(c => c.UniqueId == clerk.Caller.UniqueId));
        Assert.Equal((change.NewSerialNumber, HolderRole.Clerk), (credential.SerialNumber, credential.Role));
    }

    [Fact]
    public async Task Killed_at_every_commit_an_application_on_paper_is_reviewed_once_and_takes_effect_once()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(sandbox));
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
        await _gate!.DisposeAsync();
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
        await UntilAsync(async () => (await sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE")).Count > 0 && await IsSentAsync($"unit-{change.Id:N}"));
        await _gate!.DisposeAsync();
        Assert.Equal("新联系人", (await World.EnterpriseAsync(desk.Firm)).Contact);
        Assert.Equal(["unit.started", "document.drawn", "signature.Enterprise", "signature.Platform", "unit.changed"], await World.EventsAsync(change.Number));
        Assert.Single(await sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE"));
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
        await _gate!.DisposeAsync();
        Assert.Equal(HolderRegistration.Registered, await one.StoredAsync());
        Assert.Equal(["holder.started", "person.registered", "holder.registered"], await World.EventsAsync((await one.RunAsync()).Number));
    }

    private Task<bool> IsSentAsync(string text) => World.ReadAsync(db => db.TextMessages.AnyAsync(t => t.Id == text && t.State != Core.Messages.TextState.Queued));

    private async Task AssertAsIfNothingHadBeenAsync(Desk desk)
    {
        Assert.Equal(
            [
                "activation.submitted", "document.drawn", "signature.Enterprise", "signature.link-sent", "signature.code-asked",
                "signature.LegalRepresentative", "signature.Platform", "activation.done",
            ],
            await desk.EventsAsync());
        Assert.Single(await sandbox.TextsAsync(desk.Firm.Representative.Mobile, "SMS_SIGN_LINK"));
        Assert.Single(await sandbox.TextsAsync(desk.Firm.Representative.Mobile, "PROVIDER_CODE"));
        Assert.Equal(1, await World.ReadAsync(db => db.Credentials.CountAsync(c => c.UniqueId == desk.Caller.UniqueId && c.IsMain)));
        var document = (await desk.RequestAsync()).DocumentId;
        Assert.Equal(4, await World.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document)));
        Assert.Equal(("Finished", 0), ((await desk.WorkflowAsync()).Status, (await desk.WorkflowAsync()).Incidents.Count));
    }

    private async Task StartBeforeAsync(string table, string row)
    {
        _gate = await Gate.CloseAsync(World.Database, table, row);
        _portal = await PortalProcess.StartAsync(World.NodeSettings);
    }

    private async Task KillAndStartBeforeAsync(string table, string row)
    {
        await _gate!.UntilReachedAsync();
        await _portal!.KillAsync();
        await EndConnectionsAsync();
        var next = await Gate.CloseAsync(World.Database, table, row);
        await _gate.DisposeAsync();
        _gate = next;

        // What the dead node had leased would be free after two minutes.
        await World.RunSqlAsync("UPDATE workflows.outbox SET due_at = now()");
        await _portal.DisposeAsync();
        _portal = await PortalProcess.StartAsync(World.NodeSettings);
    }

    // The database notices a dead client when it next writes to it; one that waits at the gate does not.
    private Task EndConnectionsAsync() => UntilAsync(async () =>
    {
        await using var command = World.Database.CreateCommand(
            $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{PortalProcess.Name}'");
        return (long)(await command.ExecuteScalarAsync())! == 0;
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }
}
