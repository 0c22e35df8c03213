namespace EndToEnd.Flow;

/// <summary>E25: a person signs in with the own certificate, sees it, and finds no page of any unit.</summary>
public sealed class IndividualUserTests : EndToEndTest
{
    [Fact]
    public Task A_person_sees_the_own_certificate_and_no_unit() => VisitAsync(Looks.Desk, async visitor =>
    {
        var firm = await Outsiders.FreshFirmAsync(roles: ["administrator", "personal"]);
        var inspector = new Inspector("zh");
        await visitor.GoAsync("/sign-in");
        await new Key(visitor, firm.Token("personal")).SignAsync();
        await visitor.UntilAtAsync("/personal$");
        await visitor.SeesAsync("个人用户");
        await visitor.SeesAsync(firm.Holder.Name);
        await visitor.SeesAsync("未登记");
        Assert.DoesNotContain(firm.Holder.IdNumber, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(firm.Name, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await inspector.LookAsync(visitor.Page, "personal");
        await visitor.GoAsync("/certificates");
        await visitor.SeesAsync("403");
        await inspector.LookAsync(visitor.Page, "personal-refused");
        await visitor.IsRefusedAtAsync("ITEM-003", "/items/construction-permit");
        await visitor.GoAsync("/items/online-tendering-tenderee");
        await visitor.Page.Locator("a[href='/personal']").First.ClickAsync();
        await visitor.UntilAtAsync("/personal$");
        await visitor.Page.Locator("button[value=en]").ClickAsync();
        await visitor.SeesAsync("Individual user");
        await new Inspector("en").LookAsync(visitor.Page, "personal");
        await visitor.Page.Locator("main a[href='/account/sessions']").ClickAsync();
        await visitor.Page.Locator("form[action='/account/sessions/endall'] button").ClickAsync();
        await visitor.UntilAtAsync("/sign-in");
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });
}
