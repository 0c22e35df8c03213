namespace EndToEnd.Flow;

/// <summary>F9 in the browser: the registry's news and the unit's own words, sealed; a new name by way of the certificate; the officer's look.</summary>
public sealed class EnterpriseTests : EndToEndTest
{
    [Fact]
    public Task The_registrys_news_and_what_is_typed_are_sealed_and_in_force() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator", "clerk-1");
        await office.SignOutAsync();
        await office.OpenSubAsync("clerk-1", office.Firm.Representative);
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, office.Firm, "registeredPlace", "上海市虚构新路 8 号"));
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.Page.Locator(".side-menu a[href='/enterprise']").ClickAsync();
        await visitor.SeesAsync("来源：法人库");
        await visitor.SeesAsync("来源：本单位填报");
        await visitor.Page.Locator("a[href='/enterprise/change']").ClickAsync();
        await visitor.SeesAsync("上海市虚构新路 8 号");
        await office.FillAsync("Contact", "新联系人");
        await office.FillAsync("Phone", "13812345678");
        await visitor.SendAsync("Contact");
        await visitor.SeesAsync("138****5678");
        await visitor.Page.Locator("[formaction$='handler=Edit']").ClickAsync();
        Assert.Equal("新联系人", await visitor.Page.Locator("[name=Contact]").InputValueAsync());
        await visitor.SendAsync("Contact");
        var seen = (await visitor.Page.Locator("[name=seen], [name=Seen]").First.GetAttributeAsync("value"))!;
        await ConfirmAsync(visitor);
        await visitor.SeesAsync("单位信息变更确认表");
        var sign = visitor.Page.Url;
        // The same in a second window.
        await visitor.IsRefusedAsync("UNIT-006", "/enterprise/change?handler=Confirm", ("Contact", "新联系人"), ("Phone", "13812345678"), ("seen", seen));
        await visitor.GoAsync(sign);
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("单位信息已更新");
        var pdf = await SavedAsync(visitor, "unit-change.pdf");
        Assert.Equal(2, (await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf)).Split("Signature Validation: Signature is Valid.").Length - 1);
        var text = await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-");
        Assert.Contains("虚构新路 8 号", text, StringComparison.Ordinal);
        Assert.Contains("138****5678", text, StringComparison.Ordinal);
        Assert.Contains("第1页/共1页", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", text, StringComparison.Ordinal);
        Assert.Contains("已生效", (await Outsiders.TextAsync(office.Firm.Holder.Mobile, "SMS_UNIT_CHANGE"))["result"], StringComparison.Ordinal);
        await visitor.GoAsync("/enterprise/change");
        await visitor.SendAsync("Contact");
        await visitor.SeesAsync("[UNIT-004]");
        await office.SignOutAsync();
        await office.SignInAsync("clerk-1");
        await visitor.UntilAtAsync("[0-9]/$");
        await visitor.GoAsync("/enterprise");
        await visitor.SeesAsync("上海市虚构新路 8 号");
        await Assertions.Expect(visitor.Page.Locator("a[href='/enterprise/change']")).ToHaveCountAsync(0);
        await visitor.GoAsync("/enterprise/change");
        await visitor.SeesAsync("UNIT-001");
    });

    [Fact]
    public Task A_new_name_is_told_before_anything_is_typed_and_comes_by_the_certificate() => VisitAsync(Looks.Desk, async visitor =>
    {
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        var name = $"上海虚构改名{office.Firm.Identifier[^6..]}有限公司";
        await VisitAsync(Looks.Desk, registrar => RegistryDesk.SaysAsync(registrar, office.Firm, "name", name));
        await visitor.GoAsync("/enterprise/change");
        await visitor.SeesAsync("[UNIT-003]");
        await visitor.SeesAsync(name);
        await Assertions.Expect(visitor.Page.Locator("main a[rel=external]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=Contact]")).ToHaveCountAsync(0);
        await Outsiders.PostAsync($"/ca/tokens/{office.Firm.Token("administrator").File}/renew", new { newKey = true, name });
        await visitor.Page.Locator("main form[action='/sign-out'] button").ClickAsync();
        await office.SignInAsync("administrator");
        await visitor.UntilAtAsync("/certificates/changed$");
        await visitor.Page.Locator("form[action='/certificates/changed'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/certificates/changed/progress|[0-9]/$");
        await visitor.ReloadUntilAsync("/enterprise/change", "/enterprise/change");
        await visitor.SendAsync("Contact");
        await ConfirmAsync(visitor);
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("单位信息已更新");
        await visitor.GoAsync("/enterprise");
        await visitor.SeesAsync(name);
    });

    [Fact]
    public Task Another_representative_of_a_firm_of_another_province_is_looked_at_by_the_officer() => VisitAsync(Looks.Desk, async desk =>
    {
        var journey = new Journey(desk, Outsiders, await Outsiders.FreshFirmAsync("other-province"));
        await journey.ReachSigningAsync("OtherProvince");
        await journey.SealAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await DecideAsync(journey.Firm, "Confirmed");
        await journey.EndAsync();
        await desk.GoAsync("/enterprise/change");
        await journey.FillAsync("RepresentativeName", journey.Firm.Holder.Name);
        await desk.SendAsync("Contact");
        await desk.SeesAsync("[ENT-001]");
        await journey.FillAsync("RepresentativeDocumentNumber", journey.Firm.Holder.IdNumber);
        await desk.SendAsync("Contact");
        await desk.SeesAsync("须由审核人员核实");
        await ConfirmAsync(desk);
        await new Key(desk, journey.Firm.Token("administrator")).SignAsync();
        await desk.UntilStateAsync("Review");
        await DecideAsync(journey.Firm, "Confirmed");
        await desk.SeesAsync("单位信息已更新");
        await desk.GoAsync("/enterprise");
        await desk.SeesAsync(journey.Firm.Holder.Name);
    });

    private Task DecideAsync(Firm firm, string decision) => VisitAsync(Looks.Desk, async visitor =>
    {
        var officer = new Officer(visitor);
        await officer.SignInAsync();
        await officer.OpenReviewAsync(firm);
        await officer.ClaimAsync();
        await officer.DecideAsync(decision);
    });

    private static async Task ConfirmAsync(Visitor visitor)
    {
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").First.ClickAsync();
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
    }

    private static async Task<string> SavedAsync(Visitor visitor, string name)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").ClickAsync());
        var pdf = Places.Out(name);
        await download.SaveAsAsync(pdf);
        return pdf;
    }
}
