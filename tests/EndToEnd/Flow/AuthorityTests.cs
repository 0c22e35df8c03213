namespace EndToEnd.Flow;

/// <summary>F12 and R3: an officer raises a certificate after a preview, another confirms an end; the public page and the national platform follow.</summary>
public sealed class AuthorityTests : EndToEndTest
{
    [Fact]
    public Task A_certificate_is_raised_and_ended_and_the_public_reads_it() => VisitAsync(Looks.Desk, async visitor =>
    {
        var inspector = new Inspector("zh");
        var firm = await Outsiders.FreshFirmAsync();
        var issued = await Outsiders.PostAsync("/approving/certificates", new { identifier = firm.Identifier, kind = "Construction", delivery = "twice" });
        var number = issued.GetProperty("number").GetString()!;
        await visitor.ReloadUntilSeenAsync($"/verify/certificates/{number}", "建筑工程施工总承包二级");
        await inspector.LookAsync(visitor.Page, "certificate-public");

        await new Officer(visitor).SignInAsync();
        await visitor.GoAsync($"/staff/qualifications?search={number}");
        await inspector.LookAsync(visitor.Page, "qualifications");
        await visitor.Page.Locator($"tbody a[href$='{number}']").ClickAsync();
        await visitor.UntilAtAsync($"/file/{number}");
        await visitor.Page.Locator($"a[href$='/enter/{number}']").ClickAsync();
        await visitor.UntilAtAsync($"/enter/{number}");
        await EnterAsync(visitor, "Raise");
        await visitor.SeesAsync("旧证书将不能下载");
        await inspector.LookAsync(visitor.Page, "qualification-preview");
        await visitor.Page.Locator("button[formaction$='handler=Again']").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=Grades]")).ToHaveValueAsync("建筑工程施工总承包 一级");
        await visitor.SendAsync("EnterpriseName");
        await ConfirmAsync(visitor, number);
        await visitor.ReloadUntilSeenAsync($"/verify/certificates/{number}", "建筑工程施工总承包一级");

        await visitor.GoAsync($"/staff/qualifications/enter/{number}");
        await visitor.Page.Locator("[name=Act][value=Annul]").CheckAsync();
        await visitor.Page.Locator("[name=Whole][value=True]").CheckAsync();
        await visitor.SendAsync("EnterpriseName");
        await visitor.SeesAsync("QUAL-043");
        await inspector.LookAsync(visitor.Page, "qualification-enter");
        await visitor.Page.Locator("[name=Reason]").FillAsync("以欺骗手段取得");
        await visitor.SendAsync("EnterpriseName");
        await ConfirmAsync(visitor, number);
        await inspector.LookAsync(visitor.Page, "qualification-file");
        await VisitAsync(Looks.Desk, second => ConfirmEndAsync(second, number));
        await visitor.ReloadUntilSeenAsync($"/verify/certificates/{number}", "已撤销");
        await visitor.GoAsync($"/staff/checks?number={number}&way=Search");
        await inspector.LookAsync(visitor.Page, "checks");
        await ImportAsync(visitor, inspector);
        // What the seeded firms have from the start came by itself.
        await visitor.ReloadUntilSeenAsync($"/verify?words={Uri.EscapeDataString("上海虚构浦江建设工程")}", "工程设计资质证书");
        await inspector.LookAsync(visitor.Page, "certificate-search");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    private static async Task EnterAsync(Visitor visitor, string act)
    {
        await visitor.Page.Locator($"[name=Act][value={act}]").CheckAsync();
        await visitor.Page.Locator("[name=Grades]").FillAsync("建筑工程施工总承包 一级");
        await visitor.SendAsync("EnterpriseName");
    }

    private static async Task ConfirmAsync(Visitor visitor, string number)
    {
        await visitor.Page.Locator("form[action*='handler=Confirm'] button[type=submit], form[action*='handler=Confirm'] button:not([type])").First.ClickAsync();
        await visitor.UntilAtAsync($"/file/{number}");
    }

    private static async Task ConfirmEndAsync(Visitor visitor, string number)
    {
        await visitor.GoAsync($"/staff/qualifications/file/{number}");
        await new StaffMember(visitor, "officer-2").SignInHereAsync();
        await visitor.UntilAtAsync($"/file/{number}");
        await visitor.Page.Locator("button[name=confirmed][value=true]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("button[name=confirmed]")).ToHaveCountAsync(0);
    }

    private static async Task ImportAsync(Visitor visitor, Inspector inspector)
    {
        var path = Places.Out("imports", "events.json");
        await File.WriteAllTextAsync(path, "[{\"eventId\": 1}]");
        await visitor.GoAsync("/staff/qualifications/import");
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(path);
        await visitor.Page.Locator("button[name=import][value=true]").ClickAsync();
        await visitor.SeesAsync("QUAL-031");
        await inspector.LookAsync(visitor.Page, "qualification-import");
    }
}
