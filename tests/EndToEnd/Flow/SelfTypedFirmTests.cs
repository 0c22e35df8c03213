namespace EndToEnd.Flow;

/// <summary>Firms that the city's registry does not know: they type their own data, an officer confirms the representative.</summary>
public sealed class SelfTypedFirmTests : EndToEndTest
{
    [Fact]
    public Task Firm_of_another_province_is_activated_once_the_officer_confirms() => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync("other-province"));
        await journey.ReachSigningAsync("OtherProvince");
        await journey.SealAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await desk.SeesAsync("等待审核人员确认法定代表人");
        await VisitAsync(Looks.Desk, async visitor =>
        {
            var officer = new Officer(visitor);
            await officer.SignInAsync();
            await officer.OpenReviewAsync(journey.Firm);
            await visitor.SeesAsync(journey.Firm.Representative.IdNumber);
            await officer.ClaimAsync();
            await officer.ConfirmAsync();
        });
        await journey.EndAsync();
        await desk.SeesAsync("法人一证通主证书开通成功");
    });

    [Fact]
    public Task Representative_without_a_certificate_reads_how_to_get_one_and_goes_on_once_there_is_one() => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync("overseas", credential: false));
        await journey.ReachSigningAsync("Overseas");
        await journey.SealAsync();
        await desk.Page.Locator("[formaction$='/code']").ClickAsync();
        await desk.SeesAsync("法定代表人尚未申领个人数字证书");
        await desk.SeesAsync("[SIGN-010]");
        await Outsiders.PostAsync($"/people/{journey.Firm.Representative.IdNumber}/credential");
        await journey.SignAsync(await journey.AskCodeAsync());
        await desk.SeesAsync("等待审核人员确认法定代表人");
    });
}
