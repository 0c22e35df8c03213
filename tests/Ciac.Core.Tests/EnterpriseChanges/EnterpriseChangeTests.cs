using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.EnterpriseChanges;

/// <summary>F9: what the registry says and what the unit types become the unit's data by a sealed form, all of it or nothing.</summary>
[Collection(SandboxCollection.Name)]
public sealed class EnterpriseChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly UnitForm Contact = new() { Contact = "新联系人", Phone = "021-66660000" };

    private PortalWorld World => portal.World;

    [Fact]
    public async Task The_registrys_data_and_what_is_typed_take_effect_with_the_seal()
    {
        var desk = await World.OpenUnitAsync();
        await World.RegistrySaysAsync(desk.Firm, "registered_place = '虚构新路 8 号', registered_capital = '9000 万元'");
        var before = await World.EnterpriseAsync(desk.Firm);
        var drawn = await World.DrawnChangeAsync(desk, Contact);
        Assert.Equal(before.RegisteredPlace, (await World.EnterpriseAsync(desk.Firm)).RegisteredPlace);
        await World.SealChangeAsync(desk, drawn);

        var after = await World.EnterpriseAsync(desk.Firm);
        Assert.Equal(("虚构新路 8 号", "9000 万元", "新联系人", "021-66660000"), (after.RegisteredPlace, after.RegisteredCapital, after.Contact, after.Phone));
        Assert.NotNull(after.RegistryAsOf);
        Assert.Equal(EnterpriseChangeState.Changed, (await World.ChangeAsync(drawn.Number)).State);
        Assert.Equal(["unit.started", "document.drawn", "signature.Enterprise", "signature.Platform", "unit.changed"], await World.EventsAsync(drawn.Number));
        Assert.Equal("Finished", (await World.AskAsync((IInstanceReader reader) => reader.FindAsync(drawn.WorkflowInstanceId!, None)))!.Status);
        var text = Assert.Single(await World.Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE"));
        Assert.Equal(("已生效", drawn.Number), (text.GetProperty("parameters").Text("result"), text.GetProperty("parameters").Text("number")));
    }

    [Fact]
    public async Task Its_lines_in_the_audit_record_hide_numbers()
    {
        var desk = await World.OpenUnitAsync();
        var drawn = await World.DrawnChangeAsync(desk, Contact with { Phone = "13812345678" });
        await World.SealChangeAsync(desk, drawn);
        var details = await World.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == drawn.Number).Select(e => e.Detail).ToListAsync());
        Assert.Contains(details, d => d is not null && d.Contains("Phone:  → 138****5678", StringComparison.Ordinal));
        Assert.DoesNotContain(details, d => d is not null && (d.Contains("13812345678", StringComparison.Ordinal) || d.Contains(desk.Firm.Representative.IdNumber, StringComparison.Ordinal)));
    }

    [Fact]
    [Produces("UNIT-003")]
    public async Task A_changed_name_stands_in_the_certificate_first()
    {
        var desk = await World.OpenUnitAsync();
        await World.RegistrySaysAsync(desk.Firm, "name = '上海虚构新名公司'");
        await World.RefusesAsync(EnterpriseChangeRefusals.NameBehind, () => World.BasisAsync(desk));
        await World.RefusesAsync(EnterpriseChangeRefusals.NameBehind, () => World.StartChangeAsync(desk, Contact, ""));
        await desk.Firm.RenewAsync(Firm.Holder, "上海虚构新名公司");
        var renewed = await UpdatedAsync(desk.Firm);
        var drawn = await World.DrawnChangeAsync(renewed, new UnitForm());
        await World.SealChangeAsync(renewed, drawn);
        Assert.Equal("上海虚构新名公司", (await World.EnterpriseAsync(desk.Firm)).Name);
    }

    [Fact]
    public async Task Where_no_registry_knows_the_unit_its_newest_certificate_names_it()
    {
        var desk = await World.OpenTypedUnitAsync();
        await desk.Firm.RenewAsync(Firm.Holder, "外地虚构新名公司");
        var renewed = await UpdatedAsync(desk.Firm);
        var drawn = await World.DrawnChangeAsync(renewed, desk.Firm.UnitForm);
        Assert.False(drawn.NamesRepresentativeItself);
        await World.SealChangeAsync(renewed, drawn);
        Assert.Equal("外地虚构新名公司", (await World.EnterpriseAsync(desk.Firm)).Name);
        // The key of before the renewal would take the name back.
        await World.RefusesAsync(EnterpriseChangeRefusals.NameBehind, () => World.BasisAsync(desk));
    }

    [Fact]
    public async Task A_representative_whom_the_unit_names_itself_counts_once_the_officer_confirms()
    {
        var desk = await World.OpenTypedUnitAsync();
        var drawn = await World.DrawnChangeAsync(desk, Another(desk));
        await World.SealChangeAsync(desk, drawn);
        Assert.Equal(desk.Firm.Representative.Name, (await World.EnterpriseAsync(desk.Firm)).RepresentativeName);
        await Officer.DecideAsync(World, drawn.Number, ReviewDecision.Confirmed);
        var after = await World.EnterpriseAsync(desk.Firm);
        Assert.Equal((desk.Firm.KeyHolder.Name, desk.Firm.KeyHolder.IdNumber), (after.RepresentativeName, after.RepresentativeDocumentNumber));
        Assert.Equal(EnterpriseChangeState.Changed, (await World.ChangeAsync(drawn.Number)).State);
    }

    [Fact]
    [Trait("Case", "A-11")]
    public async Task Who_is_no_longer_the_representative_loses_the_role()
    {
        var desk = await World.OpenTypedUnitAsync();
        var id = desk.Caller.CredentialId!.Value;
        await World.RunSqlAsync($"UPDATE ciac.credentials SET role = 'LegalRepresentative' WHERE id = '{id}'");
        var drawn = await World.DrawnChangeAsync(desk, desk.Firm.UnitForm with { RepresentativeName = "另一人", RepresentativeDocumentNumber = "11010519491231002X" });
        await World.SealChangeAsync(desk, drawn);
        await Officer.DecideAsync(World, drawn.Number, ReviewDecision.Confirmed);
        Assert.Equal(HolderRole.CertificateAdministrator, (await World.CredentialAsync(id)).Role);
        Assert.Contains("certificate.edited", await World.EventsAsync(desk.Caller.UniqueId!));
    }

    [Fact]
    public async Task The_officers_no_leaves_the_unit_as_it_was()
    {
        var desk = await World.OpenTypedUnitAsync();
        var drawn = await World.DrawnChangeAsync(desk, Another(desk));
        await World.SealChangeAsync(desk, drawn);
        await Officer.DecideAsync(World, drawn.Number, ReviewDecision.Rejected, "与证照不符");
        var ended = await World.ChangeAsync(drawn.Number);
        Assert.Equal((EnterpriseChangeState.Refused, "与证照不符"), (ended.State, ended.EndReason));
        Assert.Equal(desk.Firm.Representative.Name, (await World.EnterpriseAsync(desk.Firm)).RepresentativeName);
        Assert.Single(await World.Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_UNIT_CHANGE"));
    }

    [Fact]
    public async Task Withdrawn_or_expired_leaves_the_unit_as_it_was()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var desk = await world.OpenTypedUnitAsync();
        var unsealed = await world.DrawnChangeAsync(desk, Another(desk));
        Desk.Allowed(await world.AskAsync((EndSignatureRequest verb) => verb.WithdrawAsync(new(desk.Caller, unsealed.SignatureRequestId!.Value), None)));
        await world.MoveAsync();
        Assert.Equal(EnterpriseChangeState.Withdrawn, (await world.ChangeAsync(unsealed.Number)).State);

        var reviewed = await world.DrawnChangeAsync(desk, Another(desk));
        await world.SealChangeAsync(desk, reviewed);
        Desk.Allowed(await WithdrawAsync(world, desk, reviewed));
        await world.MoveAsync();
        Assert.Equal(EnterpriseChangeState.Withdrawn, (await world.ChangeAsync(reviewed.Number)).State);

        foreach (var isSealed in new[] { false, true })
        {
            var forgotten = await world.DrawnChangeAsync(desk, Another(desk));
            if (isSealed) await world.SealChangeAsync(desk, forgotten);
            using var later = world.Clock.Later(TimeSpan.FromDays(4));
            await world.MoveAsync();
            Assert.True((await world.ChangeAsync(forgotten.Number)).IsOpen);
            using var muchLater = world.Clock.Later(TimeSpan.FromDays(4));
            await world.MoveAsync();
            Assert.Equal(EnterpriseChangeState.Expired, (await world.ChangeAsync(forgotten.Number)).State);
        }

        Assert.Equal(desk.Firm.Representative.Name, (await world.EnterpriseAsync(desk.Firm)).RepresentativeName);
    }

    private static UnitForm Another(Desk desk) => desk.Firm.UnitForm with
    {
        RepresentativeName = desk.Firm.KeyHolder.Name,
        RepresentativeDocumentNumber = desk.Firm.KeyHolder.IdNumber,
    };

    private static Task<Outcome<Done>> WithdrawAsync(PortalWorld world, Desk desk, EnterpriseChange change) =>
        world.AskAsync((CloseEnterpriseChange verb) => verb.WithdrawAsync(desk.Caller, change.Number, None));

    // F4 first: the renewed certificate is confirmed, then it has its role again.
    private async Task<Desk> UpdatedAsync(Firm firm)
    {
        var renewed = await Desk.SignInAsync(World, firm);
        Desk.Allowed(await World.AskAsync((CertificateChanges verb) => verb.ConfirmAsync(renewed.Caller, None)));
        await World.MoveAsync();
        return await Desk.SignInAsync(World, firm);
    }
}
