using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>F4: a renewed certificate is updated by its holder and keeps its role, its kind and its place.</summary>
[Collection(SandboxCollection.Name)]
public sealed class CertificateChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task A_renewed_certificate_is_updated_and_keeps_its_role_and_its_kind()
    {
        var old = await World.OpenUnitAsync();
        var before = await World.CredentialAsync(old.Caller.CredentialId!.Value);
        var desk = await RenewedAsync(old.Firm);
        Assert.Equal(NextPage.UpdateCertificate, desk.Next);
        Assert.Equal((null, null, true), (desk.Caller.CredentialId, desk.Caller.Role, desk.Caller.CertificateChanged));
        var change = Desk.Allowed(await OwnAsync(desk));
        Assert.Equal((before.SerialNumber, old.Firm.Name), (change.OldSerialNumber, change.OldName));
        Desk.Allowed(await ConfirmAsync(desk));
        await World.MoveAsync();

        var after = await World.CredentialAsync(before.Id);
        Assert.Equal(change.NewSerialNumber, after.SerialNumber);
        Assert.Equal((before.Role, true, before.HolderName), (after.Role, after.IsMain, after.HolderName));
        Assert.Equal(["change.started", "change.confirmed", "change.done"], await World.EventsAsync(change.Number));
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, old.Firm)).Next);
        Assert.False(await World.IsSignedInAsync(old), "a session of the certificate before the renewal must end");
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(change.WorkflowInstanceId!, None)))!.Status);
    }

    [Fact]
    public async Task A_session_of_the_renewed_certificate_can_do_nothing_before_it_is_confirmed()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var desk = await RenewedAsync(admin.Firm);
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.CancelAsync(desk, clerk));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.AskAsync((ListCertificates verb) => verb.HandleAsync(desk.Caller, new CertificateQuery(), None)));
        await World.RefusesAsync(CertificateRefusals.NotFound, () => World.EditAsync(desk, clerk, CertificateWork.FormOf(admin.Firm.KeyHolder)));
    }

    [Fact]
    public async Task The_certificate_before_the_renewal_cannot_undo_it()
    {
        var old = await World.OpenUnitAsync();
        var key = old.Token;
        var desk = await RenewedAsync(old.Firm);
        var change = Desk.Allowed(await OwnAsync(desk));
        // The old key's session, from before: it must not be offered the way back.
        await World.RunSqlAsync($"UPDATE ciac.credentials SET serial_number = '{change.NewSerialNumber}', valid_from = valid_from + interval '1 day' WHERE unique_id = '{old.Caller.UniqueId}'");
        await World.RefusesAsync(AccountRefusals.Superseded, () => World.AskAsync((CertificateChanges verb) => verb.OwnAsync(old.Caller with { CertificateChanged = true }, None)));
        var browser = Guid.NewGuid().ToString();
        var challenge = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, None)));
        Assert.Equal("ACC-014", (await World.AskAsync((SignInWithCertificate verb) => verb.HandleAsync(browser, key.Answer(challenge), new Origin(null, null), None))).Refusal?.Code);
    }

    [Fact]
    [Produces("CERT-018")]
    public async Task Another_code_is_no_renewal()
    {
        var admin = await World.OpenUnitAsync();
        await World.RunSqlAsync($"UPDATE ciac.enterprises SET identifier = 'X' || identifier WHERE identifier = '{admin.Firm.Identifier}'");
        var desk = await RenewedAsync(admin.Firm);
        await World.RefusesAsync(CertificateRefusals.CodeDiffers, () => OwnAsync(desk));
        await World.RefusesAsync(CertificateRefusals.CodeDiffers, () => ConfirmAsync(desk));
    }

    [Fact]
    [Produces("CERT-019")]
    public async Task Nothing_is_updated_where_nothing_changed()
    {
        var admin = await World.OpenUnitAsync();
        await World.RefusesAsync(CertificateRefusals.NothingChanged, () => ConfirmAsync(admin));
    }

    [Fact]
    public async Task A_new_name_must_be_the_registrys()
    {
        var admin = await World.OpenUnitAsync();
        var desk = await RenewedAsync(admin.Firm, "上海虚构改名公司");
        var change = Desk.Allowed(await OwnAsync(desk));
        Assert.Equal(("上海虚构改名公司", admin.Firm.Name), (change.NewName, change.OldName));
        await World.RefusesAsync(EnterpriseRefusals.NameDiffers, () => ConfirmAsync(desk));
        await World.RefusesAsync(EnterpriseRefusals.RegistryBusy, new Trouble("down", "registry"), () => ConfirmAsync(desk));
        await World.Sandbox.RunSqlAsync($"UPDATE registry_entry SET name = '上海虚构改名公司' WHERE identifier = '{admin.Firm.Identifier}'");
        Desk.Allowed(await ConfirmAsync(desk));
        await World.MoveAsync();
        Assert.Equal("上海虚构改名公司", (await World.CredentialAsync(admin.Caller.CredentialId!.Value)).CertificateName);
    }

    [Fact]
    public async Task Confirmed_many_times_at_once_it_is_updated_once()
    {
        var admin = await World.OpenUnitAsync();
        var desk = await RenewedAsync(admin.Firm);
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OwnAsync(desk))));
        Assert.Single(opened.Select(o => Desk.Allowed(o).Number).Distinct());
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ConfirmAsync(desk))));
        var number = Assert.Single(confirmed.Select(c => Desk.Allowed(c).Number).Distinct());
        await World.MoveAsync();
        Assert.Equal(["change.started", "change.confirmed", "change.done"], await World.EventsAsync(number));
    }

    [Fact]
    public async Task Cancelled_meanwhile_it_is_not_updated()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var desk = await RenewedAsync(admin.Firm, role: "clerk-2");
        var before = await World.CredentialAsync(id);
        Desk.Allowed(await ConfirmAsync(desk));
        Desk.Allowed(await World.CancelAsync(admin, id));
        await World.MoveAsync();
        Assert.Equal(before.SerialNumber, (await World.CredentialAsync(id)).SerialNumber);
        Assert.Equal(CertificateChangeState.Overtaken, (await World.ReadAsync(db => db.CertificateChanges.SingleAsync(c => c.UniqueId == desk.Caller.UniqueId))).State);
    }

    [Fact]
    public async Task Not_confirmed_in_seven_days_it_ends_and_the_next_sign_in_begins_anew()
    {
        var admin = await World.OpenUnitAsync();
        var desk = await RenewedAsync(admin.Firm);
        var first = Desk.Allowed(await OwnAsync(desk));
        await World.MoveAsync();
        using var later = World.Clock.Later(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await World.MoveAsync();
        Assert.Equal(["change.started", "change.expired"], await World.EventsAsync(first.Number));
        Assert.NotEqual(first.Number, Desk.Allowed(await OwnAsync(desk)).Number);
    }

    private Task<Outcome<CertificateChange>> OwnAsync(Desk desk) => World.AskAsync((CertificateChanges verb) => verb.OwnAsync(desk.Caller, None));

    private Task<Outcome<CertificateChange>> ConfirmAsync(Desk desk) => World.AskAsync((CertificateChanges verb) => verb.ConfirmAsync(desk.Caller, None));

    private async Task<Desk> RenewedAsync(Firm firm, string? name = null, string role = Firm.Holder)
    {
        await firm.RenewAsync(role, name);
        return await Desk.SignInAsync(World, firm, role);
    }
}
