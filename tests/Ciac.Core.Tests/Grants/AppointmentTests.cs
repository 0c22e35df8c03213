using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Grants;

/// <summary>F8: administrators are appointed and taken back by the legal representative's signature, and by nothing else.</summary>
[Collection(SandboxCollection.Name)]
public sealed class AppointmentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Appointed_at_the_signature_and_taken_back_by_another()
    {
        var work = await AppointmentWork.StartAsync(World);
        await work.Grants.GrantedAsync("construction-permit");
        var ask = await work.Grants.AskedAsync("site-information");
        var drawn = await work.DrawnAsync(AppointmentAct.Appoint);
        Assert.Equal(HolderRole.Clerk, await work.RoleAsync());
        await work.SignAsync(drawn);

        var done = await work.AppointmentAsync(drawn);
        Assert.Equal((AppointmentState.Appointed, HolderRole.CertificateAdministrator), (done.State, await work.RoleAsync()));
        Assert.Equal(41, (await work.Grants.HeldAsync()).Count);
        Assert.Equal(GrantState.Overtaken, (await work.Grants.GrantAsync(ask)).State);
        Assert.Equal(["appointment.started", "document.drawn", "signature.code-asked", "signature.LegalRepresentative", "signature.Platform", "appointment.appointed"], await World.EventsAsync(done.Number));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(done.WorkflowInstanceId!, None)))!.Status);
        Assert.Single(await World.Sandbox.TextsAsync(work.Clerk.Firm.KeyHolder.Mobile, "SMS_APPOINTMENT"));
        Assert.True(await World.IsSignedInAsync(work.Clerk));
        var line = Desk.Allowed(await World.AskAsync((ReadHistory verb) => verb.HandleAsync(work.Representative.Caller, 1, None))).Lines[0];
        Assert.Equal(("certificate.appointed", done.SignatureRequestId), (line.Event.Action, line.RequestId));

        var taken = await work.DoneAsync(AppointmentAct.Dismiss);
        Assert.Equal((AppointmentState.Revoked, HolderRole.Clerk), (taken.State, await work.RoleAsync()));
        Assert.Empty(await work.Grants.HeldAsync());
    }

    [Fact]
    public async Task Role_counts_at_the_next_request_both_ways()
    {
        var work = await AppointmentWork.StartAsync(World);
        await work.DoneAsync(AppointmentAct.Appoint);
        Assert.Equal(HolderRole.CertificateAdministrator, (await Desk.SignInAsync(World, work.Clerk.Firm, "clerk-1")).Caller.Role);
        await work.DoneAsync(AppointmentAct.Dismiss);
        Assert.Equal(HolderRole.Clerk, (await Desk.SignInAsync(World, work.Clerk.Firm, "clerk-1")).Caller.Role);
    }

    [Fact]
    public async Task The_representative_is_reminded_of_an_appointment_too()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var (grants, grant) = await GrantWork.RequestedAsync(world, "construction-permit");
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(new(grants.Clerk.Caller, grant.SignatureRequestId!.Value), None)));
        await world.RunSqlAsync("UPDATE ciac.credentials SET role = 'LegalRepresentative' WHERE is_main");
        var representative = await Desk.SignInAsync(world, grants.Admin.Firm);
        Desk.Allowed(await world.AskAsync((StartAppointment verb) => verb.HandleAsync(representative.Caller, grants.ClerkId, AppointmentAct.Appoint, None)));
        await world.MoveAsync();
        foreach (var expected in new[] { 1, 2 })
        {
            world.Clock.Advance(TimeSpan.FromDays(3));
            await world.MoveAsync();
            Assert.Equal(expected, await world.ReadAsync(db => db.TextMessages.CountAsync(m => m.Template == "SMS_SIGN_REMINDER")));
        }
    }

    [Fact]
    public async Task The_representatives_own_certificate_takes_the_role_by_their_signature_only()
    {
        var work = await AppointmentWork.StartAsync(World, HolderRole.Clerk);
        var own = work.Representative.Caller.CredentialId!.Value;
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint));
        await World.RefusesAsync(AppointmentRefusals.NotAllowed, () => work.BeginAsync(work.Clerk, work.ClerkId, AppointmentAct.Claim));
        var claimed = await work.DoneAsync(own, AppointmentAct.Claim);
        Assert.Equal(AppointmentState.Appointed, claimed.State);
        Assert.Equal(HolderRole.LegalRepresentative, (await World.CredentialAsync(own)).Role);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("holder")]
    [InlineData("representative")]
    [InlineData("firm")]
    public async Task What_became_untrue_before_the_signature_takes_no_effect(string what)
    {
        var work = await AppointmentWork.StartAsync(World);
        var drawn = await work.DrawnAsync(AppointmentAct.Appoint);
        if (what == "cancelled") Desk.Allowed(await World.CancelAsync(work.Admin, work.ClerkId));
        if (what == "holder") await ChangeAsync(c => c.Id == work.ClerkId, c => c.HolderName = "另一个人");
        if (what == "representative") await ChangeAsync(c => c.Id == work.Representative.Caller.CredentialId, c => c.Role = HolderRole.Clerk);
        if (what == "firm") await World.ReadAsync(db => ReplaceRepresentativeAsync(db, drawn.Identifier));
        await work.SignAsync(drawn);
        Assert.Equal((AppointmentState.Overtaken, HolderRole.Clerk), ((await work.AppointmentAsync(drawn)).State, await work.RoleAsync()));
        Assert.Empty(await work.Grants.HeldAsync());
    }

    [Fact]
    public async Task Cancelled_at_the_same_instant_nothing_is_left_of_the_role()
    {
        var work = await AppointmentWork.StartAsync(World);
        var drawn = await work.DrawnAsync(AppointmentAct.Appoint);
        await work.AskCodeAsync(drawn);
        await World.MoveAsync();
        await work.SignOnlyAsync(drawn);
        await Task.WhenAll(Task.Run(World.MoveAsync), Task.Run(() => World.CancelAsync(work.Representative, work.ClerkId)));
        await World.MoveAsync();
        var credential = await World.CredentialAsync(work.ClerkId);
        Assert.Equal((CredentialStatus.Cancelled, HolderRole.Clerk), (credential.Status, credential.Role));
        Assert.Empty(await work.Grants.HeldAsync());
        Assert.False((await work.AppointmentAsync(drawn)).IsOpen);
    }

    [Fact]
    public async Task Upgraded_to_the_main_certificate_it_is_not_taken_back()
    {
        var work = await AppointmentWork.StartAsync(World);
        await work.DoneAsync(AppointmentAct.Appoint);
        var drawn = await work.DrawnAsync(AppointmentAct.Dismiss);
        await World.RunSqlAsync($"""
            UPDATE ciac.credentials SET is_main = false, role = 'Clerk' WHERE id = '{work.Admin.Caller.CredentialId}';
            UPDATE ciac.credentials SET is_main = true WHERE id = '{work.ClerkId}'
            """);
        await work.SignAsync(drawn);
        Assert.Equal((AppointmentState.Overtaken, HolderRole.CertificateAdministrator), ((await work.AppointmentAsync(drawn)).State, await work.RoleAsync()));
    }

    [Fact]
    public async Task Declined_withdrawn_or_lapsed_the_role_stays_and_another_may_follow()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var work = await AppointmentWork.StartAsync(world);
        var declined = await work.DrawnAsync(AppointmentAct.Appoint);
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.DeclineAsync(work.AccessTo(declined), "不同意", None)));
        await world.MoveAsync();
        var withdrawn = await work.DrawnAsync(AppointmentAct.Appoint);
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(work.AccessTo(withdrawn), None)));
        await world.MoveAsync();
        var lapsed = await work.DrawnAsync(AppointmentAct.Appoint);
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.MoveAsync();
        Assert.Equal(
            [AppointmentState.Declined, AppointmentState.Withdrawn, AppointmentState.Expired],
            [(await work.AppointmentAsync(declined)).State, (await work.AppointmentAsync(withdrawn)).State, (await work.AppointmentAsync(lapsed)).State]);
        Assert.Equal(HolderRole.Clerk, await work.RoleAsync());
        Desk.Allowed(await work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint));
    }

    [Fact]
    [Produces("APPT-001", "APPT-002", "APPT-003", "APPT-004", "APPT-005", "APPT-006", "APPT-007")]
    public async Task What_may_not_be_is_refused()
    {
        var (work, other) = (await AppointmentWork.StartAsync(World), await AppointmentWork.StartAsync(World));
        var (main, own) = (work.Admin.Caller.CredentialId!.Value, work.Representative.Caller.CredentialId!.Value);
        await World.RefusesAsync(AppointmentRefusals.NotAllowed, () => work.BeginAsync(work.Admin, work.ClerkId, AppointmentAct.Appoint));
        await World.RefusesAsync(AppointmentRefusals.MainStays, () => work.BeginAsync(work.Representative, main, AppointmentAct.Dismiss));
        await World.RefusesAsync(AppointmentRefusals.NotFitting, () => work.BeginAsync(work.Representative, own, AppointmentAct.Dismiss));
        await World.RefusesAsync(AppointmentRefusals.RoleChanged, () => work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Dismiss));
        await World.RefusesAsync(CertificateRefusals.NotFound, () => work.BeginAsync(other.Representative, work.ClerkId, AppointmentAct.Appoint));
        await ChangeAsync(c => c.Id == other.ClerkId, c => c.HolderName = null);
        await World.RefusesAsync(AppointmentRefusals.NoHolder, () => other.BeginAsync(other.Representative, other.ClerkId, AppointmentAct.Appoint));

        var many = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint))));
        Assert.Single(many, o => o.Value is not null);
        await World.RefusesAsync(AppointmentRefusals.OneAtATime, () => work.BeginAsync(work.Representative, work.ClerkId, AppointmentAct.Appoint));
        await World.MoveAsync();
        var begun = await work.AppointmentAsync(many.Single(o => o.Value is not null).Value!);
        await World.RefusesAsync(AppointmentRefusals.NotFound, () => World.AskAsync((ReadAppointment verb) => verb.HandleAsync(other.Representative.Caller, begun.Number, None)));
        await World.RefusesAsync(AppointmentRefusals.NotFound, () => World.AskAsync((ReadAppointment verb) => verb.HandleAsync(work.Admin.Caller, begun.Number, None)));
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(new SigningAccess.Owner(work.Admin.Caller, begun.SignatureRequestId!.Value), None)));
        await World.RefusesAsync(SignatureRefusals.OutOfTurn, () => World.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(work.AccessTo(begun), [1], None)));
    }

    private static async Task<int> ReplaceRepresentativeAsync(CiacDb db, string identifier)
    {
        var enterprise = await db.Enterprises.SingleAsync(e => e.Identifier == identifier);
        enterprise.RepresentativeDocumentNumber = "110101199003070011";
        return await db.SaveChangesAsync();
    }

    private Task<int> ChangeAsync(System.Linq.Expressions.Expression<Func<Credential, bool>> which, Action<Credential> change) => World.ReadAsync(async db =>
    {
        change(await db.Credentials.SingleAsync(which));
        return await db.SaveChangesAsync();
    });
}
