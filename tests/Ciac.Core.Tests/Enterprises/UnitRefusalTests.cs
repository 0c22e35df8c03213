using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Enterprises;

/// <summary>What the wizard refuses of a unit's and a holder's data: beside its field, and nothing is kept.</summary>
[Collection(SandboxCollection.Name)]
public sealed class UnitRefusalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Produces("ENT-001", "ENT-002", "ENT-008", "ENT-009")]
    public async Task Every_wrong_field_of_a_self_typed_unit_is_named()
    {
        var desk = await TypedAsync();
        var form = desk.Firm.UnitForm;
        await RefusesUnitAsync(desk, form with { RepresentativeName = " " }, EnterpriseRefusals.Required, "RepresentativeName");
        await RefusesUnitAsync(desk, form with { RegisteredPlace = new string('路', 121) }, EnterpriseRefusals.TooLong, "RegisteredPlace");
        await RefusesUnitAsync(desk, form with { RepresentativeDocumentNumber = "110105" }, EnterpriseRefusals.DocumentNumber, "RepresentativeDocumentNumber");
        await RefusesUnitAsync(desk, form with { RepresentativeDocumentKind = "Library card" }, EnterpriseRefusals.DocumentNumber, "RepresentativeDocumentNumber");
        await RefusesUnitAsync(desk, form with { RepresentativeDocumentNumber = "110105194912310020" }, EnterpriseRefusals.ResidentIdCheckDigit, "RepresentativeDocumentNumber");
        var all = await SaveUnitAsync(desk, new UnitForm());
        Assert.Equal(
            ["EconomicType", "RegisteredPlace", "RegistrationNumber", "RepresentativeName", "RepresentativeDocumentNumber"],
            all.Refusals.Select(refusal => refusal.Field));
    }

    [Fact]
    [Produces("ENT-003")]
    public async Task A_category_that_does_not_fit_the_certificate_is_refused()
    {
        var desk = await LocalAsync();
        foreach (var origin in new[] { UnitOrigin.Overseas, UnitOrigin.LocalWithoutCode })
            await portal.World.RefusesAsync(EnterpriseRefusals.OriginMismatch, () => ChooseAsync(desk, origin));
    }

    [Fact]
    [Produces("ENT-004")]
    public async Task A_unit_that_the_registry_does_not_know_is_not_local()
    {
        var desk = await TypedAsync();
        await portal.World.RefusesAsync(EnterpriseRefusals.NotInRegistry, () => ChooseAsync(desk, UnitOrigin.Local));
    }

    [Theory]
    [InlineData("down")]
    [InlineData("slow")]
    [InlineData("garbage")]
    [Produces("ENT-005")]
    public async Task A_registry_in_trouble_is_waited_for(string mode)
    {
        var desk = await LocalAsync();
        await portal.World.RefusesAsync(EnterpriseRefusals.RegistryBusy, new Trouble(mode, "registry"), () => ChooseAsync(desk, UnitOrigin.Local));
        Desk.Allowed(await ChooseAsync(desk, UnitOrigin.Local));
    }

    [Theory]
    [InlineData("status = 'cancelled'", "ENT-006")]
    [InlineData("name = '改名公司'", "ENT-007")]
    [Produces("ENT-006", "ENT-007")]
    public async Task A_unit_that_ended_or_changed_its_name_is_not_opened(string change, string code)
    {
        var desk = await LocalAsync();
        await portal.World.Sandbox.RunSqlAsync($"UPDATE registry_entry SET {change} WHERE identifier = '{desk.Firm.Identifier}'");
        await portal.World.RefusesAsync(Refusal.All.Single(refusal => refusal.Code == code), () => ChooseAsync(desk, UnitOrigin.Local));
    }

    [Fact]
    [Trait("Case", "A-38")]
    public async Task A_registry_backed_unit_takes_nothing_but_contact_and_phone_from_the_form()
    {
        var desk = await LocalAsync();
        var forged = desk.Firm.UnitForm with { RepresentativeName = "冒名", RepresentativeDocumentNumber = desk.Firm.KeyHolder.IdNumber, EconomicType = "别的" };
        var unit = Desk.Allowed(await SaveUnitAsync(desk, forged)).Data.Unit!;
        Assert.Equal((desk.Firm.Representative.Name, desk.Firm.Representative.IdNumber), (unit.RepresentativeName, unit.RepresentativeDocumentNumber));
        Assert.NotEqual("别的", unit.EconomicType);
        Assert.Equal("联系人", unit.Contact);
    }

    [Fact]
    [Produces("ENT-010")]
    public async Task A_mobile_of_the_wrong_shape_gets_no_code()
    {
        var desk = await LocalAsync();
        foreach (var typed in new[] { null, "123", "23800138000", "1380013800a" })
            await portal.World.RefusesAsync(EnterpriseRefusals.MobileNumber, () => portal.World.AskAsync((EditActivation verb) => verb.SendCodeAsync(desk.Caller, typed, None)));
        await RefusesUnitAsync(desk, desk.Firm.UnitForm with { RepresentativeMobile = "123" }, EnterpriseRefusals.MobileNumber, "RepresentativeMobile");
    }

    [Fact]
    public async Task Every_wrong_field_of_the_holder_is_named_before_a_code_is_used_up()
    {
        var desk = await LocalAsync();
        var empty = await portal.World.AskAsync((EditActivation verb) => verb.SaveHolderAsync(desk.Caller, new HolderForm(), None));
        Assert.Equal(["Nickname", "Name", "DocumentNumber", "Mobile"], empty.Refusals.Select(refusal => refusal.Field));
        var form = desk.Firm.HolderForm("000000") with { Nickname = new string('证', 31) };
        await portal.World.RefusesAsync(EnterpriseRefusals.TooLong, () => portal.World.AskAsync((EditActivation verb) => verb.SaveHolderAsync(desk.Caller, form, None)));
    }

    private Task<Desk> LocalAsync() => DeskAsync("local", UnitOrigin.Local);

    private Task<Desk> TypedAsync() => DeskAsync("other-province", UnitOrigin.OtherProvince);

    private async Task<Desk> DeskAsync(string category, UnitOrigin origin)
    {
        var desk = await Desk.SignInAsync(portal.World, await Firm.FreshAsync(portal.World.Sandbox, category));
        Desk.Allowed(await ChooseAsync(desk, origin));
        return desk;
    }

    private Task<Outcome<Activation>> ChooseAsync(Desk desk, UnitOrigin origin) =>
        portal.World.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(desk.Caller, origin, None));

    private Task<Outcome<Activation>> SaveUnitAsync(Desk desk, UnitForm form) =>
        portal.World.AskAsync((EditActivation verb) => verb.SaveUnitAsync(desk.Caller, form, None));

    private async Task RefusesUnitAsync(Desk desk, UnitForm form, Refusal expected, string field)
    {
        Outcome<Activation>? outcome = null;
        await portal.World.RefusesAsync(expected, async () => outcome = await SaveUnitAsync(desk, form));
        Assert.Equal(field, outcome!.Refusal!.Field);
    }
}
