using Ciac.Core.Accounts;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.EnterpriseChanges;

/// <summary>What may not be, what comes together, and what another unit may not see.</summary>
[Collection(SandboxCollection.Name)]
public sealed class EnterpriseChangeRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly UnitForm Contact = new() { Contact = "新联系人", Phone = "021-66660000" };

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("UNIT-001", "UNIT-002", "UNIT-004")]
    public async Task A_clerk_a_session_without_a_key_and_an_empty_change_are_refused()
    {
        var work = await GrantWork.StartAsync(World);
        await World.RefusesAsync(EnterpriseChangeRefusals.NotAllowed, () => World.StartChangeAsync(work.Clerk, Contact, ""));
        await World.RefusesAsync(EnterpriseChangeRefusals.KeyNeeded, () => World.AskAsync(
            (PlanEnterpriseChange verb) => verb.BasisAsync(work.Admin.Caller with { Kind = CredentialKind.Licence }, None)));
        var drawn = await World.DrawnChangeAsync(work.Admin, Contact);
        await World.SealChangeAsync(work.Admin, drawn);
        await World.RefusesAsync(EnterpriseChangeRefusals.NothingChanged, () => World.ChangeAsync(work.Admin, Contact));
    }

    [Fact]
    public async Task A_registry_in_trouble_or_without_the_unit_is_told()
    {
        var desk = await World.OpenUnitAsync();
        foreach (var mode in new[] { "down", "slow", "garbage" })
            await World.RefusesAsync(EnterpriseRefusals.RegistryBusy, new Trouble(mode, "registry"), () => World.ChangeAsync(desk, Contact));
        await World.RegistrySaysAsync(desk.Firm, "status = 'revoked'");
        await World.RefusesAsync(EnterpriseRefusals.NotActiveInRegistry, () => World.ChangeAsync(desk, Contact));
        await World.Sandbox.RunSqlAsync($"DELETE FROM registry_entry WHERE identifier = '{desk.Firm.Identifier}'");
        await World.RefusesAsync(EnterpriseRefusals.NotInRegistry, () => World.ChangeAsync(desk, Contact));
    }

    [Fact]
    [Trait("Case", "A-38")]
    public async Task What_a_registered_unit_types_of_registered_fields_is_not_heard()
    {
        var desk = await World.OpenUnitAsync();
        var drawn = await World.DrawnChangeAsync(desk, Contact with { EconomicType = "自封", RepresentativeName = "自封", RepresentativeDocumentNumber = "11010519491231002X" });
        await World.SealChangeAsync(desk, drawn);
        var after = await World.EnterpriseAsync(desk.Firm);
        Assert.Equal(desk.Firm.Representative.Name, after.RepresentativeName);
        Assert.DoesNotContain("自封", after.EconomicType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_of_a_unit_that_types_its_data_is_named()
    {
        var desk = await World.OpenTypedUnitAsync();
        var form = desk.Firm.UnitForm with { EconomicType = " ", RegisteredPlace = new string('路', 121), RepresentativeName = "另一人", RepresentativeDocumentNumber = "110105194912310020" };
        var outcome = await World.ChangeAsync(desk, form);
        Assert.Equal(["ENT-001 EconomicType", "ENT-002 RegisteredPlace", "ENT-009 RepresentativeDocumentNumber"], outcome.Refusals.Select(r => $"{r.Code} {r.Field}"));
        var kept = await World.ChangeAsync(desk, desk.Firm.UnitForm with { RepresentativeDocumentNumber = "" });
        Assert.Equal(desk.Firm.Representative.IdNumber, Desk.Allowed(kept).After.RepresentativeDocumentNumber);
    }

    [Fact]
    [Produces("UNIT-005")]
    public async Task What_became_another_change_while_it_was_checked_is_checked_again()
    {
        var desk = await World.OpenUnitAsync();
        var plan = Desk.Allowed(PlanEnterpriseChange.Check(Desk.Allowed(await World.BasisAsync(desk)), Contact, null));
        await World.RegistrySaysAsync(desk.Firm, "registered_place = '虚构又新路 9 号'");
        await World.RefusesAsync(EnterpriseChangeRefusals.LooksOld, () => World.StartChangeAsync(desk, Contact, plan.Seen));
        await World.RefusesAsync(EnterpriseChangeRefusals.LooksOld, () => World.StartChangeAsync(desk, Contact with { Contact = "偷换" }, plan.Seen));
    }

    [Fact]
    [Produces("UNIT-006")]
    public async Task Handed_in_many_times_at_once_it_is_one()
    {
        var desk = await World.OpenUnitAsync();
        var plan = Desk.Allowed(PlanEnterpriseChange.Check(Desk.Allowed(await World.BasisAsync(desk)), Contact, null));
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => World.StartChangeAsync(desk, Contact, plan.Seen))));
        Assert.Single(all, o => o.Refusal is null);
        Assert.All(all.Where(o => o.Refusal is not null), o => Assert.Equal("UNIT-006", o.Refusal!.Code));
    }

    [Fact]
    public async Task Of_two_changes_of_one_unit_the_first_to_be_sealed_wins()
    {
        var admin = await World.OpenUnitAsync("clerk-1");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-1", c => c.Role = HolderRole.CertificateAdministrator);
        var other = await Desk.SignInAsync(World, admin.Firm, "clerk-1");
        var (late, early) = (await World.DrawnChangeAsync(admin, Contact), await World.DrawnChangeAsync(other, Contact with { Contact = "先到" }));
        await World.SealChangeAsync(other, early);
        await World.SealChangeAsync(admin, late);
        Assert.Equal("先到", (await World.EnterpriseAsync(admin.Firm)).Contact);
        Assert.Equal((EnterpriseChangeState.Changed, EnterpriseChangeState.Overtaken), ((await World.ChangeAsync(early.Number)).State, (await World.ChangeAsync(late.Number)).State));
    }

    [Theory]
    [InlineData("role = 'Clerk'")]
    [InlineData("status = 'Cancelled'")]
    [InlineData("certificate_name = '别的名称'")]
    public async Task A_certificate_that_changed_meanwhile_changes_nothing(string change)
    {
        var desk = await World.OpenUnitAsync("clerk-1");
        var next = await OpenUnit.SubAsync(World, desk.Firm, "clerk-1");
        var drawn = await World.DrawnChangeAsync(desk, Contact);
        await World.SealOnlyAsync(desk, drawn);
        await World.RunSqlAsync($"""
            UPDATE ciac.credentials SET is_main = false, {change} WHERE unique_id = '{desk.Caller.UniqueId}';
            UPDATE ciac.credentials SET is_main = true, role = 'CertificateAdministrator' WHERE id = '{next}'
            """);
        await World.MoveAsync();
        Assert.Equal(EnterpriseChangeState.Overtaken, (await World.ChangeAsync(drawn.Number)).State);
        Assert.Equal("", (await World.EnterpriseAsync(desk.Firm)).Contact);
    }

    [Fact]
    [Produces("UNIT-007", "UNIT-008")]
    public async Task Another_unit_finds_nothing_and_what_is_sealed_is_not_withdrawn()
    {
        var (desk, other) = (await World.OpenUnitAsync(), await World.OpenUnitAsync());
        var drawn = await World.DrawnChangeAsync(desk, Contact);
        await World.RefusesAsync(EnterpriseChangeRefusals.NotFound, () => World.AskAsync((ReadEnterpriseChange verb) => verb.HandleAsync(other.Caller, drawn.Number, None)));
        await World.RefusesAsync(EnterpriseChangeRefusals.NotFound, () => World.AskAsync((CloseEnterpriseChange verb) => verb.WithdrawAsync(other.Caller, drawn.Number, None)));
        await World.RefusesAsync(SignatureRefusals.NotFound, () => World.AskAsync((ReadDocument verb) => verb.HandleAsync(new SigningAccess.Owner(other.Caller, drawn.SignatureRequestId!.Value), None)));
        var overview = await World.AskAsync((ReadEnterpriseChange verb) => verb.OverviewAsync(other.Caller, None));
        Assert.Equal((other.Firm.Name, null), (overview.Unit.Name, overview.Running));
        await World.SealChangeAsync(desk, drawn);
        await World.RefusesAsync(EnterpriseChangeRefusals.TooLate, () => World.AskAsync((CloseEnterpriseChange verb) => verb.WithdrawAsync(desk.Caller, drawn.Number, None)));
    }
}
