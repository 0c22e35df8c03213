namespace EndToEnd.Flow;

/// <summary>Everything but the reading of the key works in a browser that runs no scripts.</summary>
public sealed class WithoutScriptsTests : EndToEndTest
{
    private static readonly Looks NoScripts = new() { Scripts = false };

    [Fact]
    public Task Sign_in_says_that_reading_the_key_needs_scripts() => VisitAsync(NoScripts, async visitor =>
    {
        await visitor.GoAsync("/sign-in");
        await visitor.SeesAsync("读取证书需要浏览器脚本");
    });

    [Fact]
    public Task Wizard_and_both_ways_of_the_representative_work_without_scripts() => VisitAsync(Looks.Desk, async withKey =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        var journey = new Journey(withKey, Outsiders, firm);
        await journey.SignInAsync();
        await VisitAsync(NoScripts with { Session = await withKey.SessionAsync() }, async plain =>
        {
            var steps = new Journey(plain, Outsiders, firm);
            await steps.ChooseUnitTypeAsync("Local");
            await steps.GiveUnitAsync();
            await steps.AskHolderCodeAsync();
            await steps.GiveHolderAsync();
            await plain.Page.Locator("form[action='/activate/check'] button").ClickAsync();
            await plain.ReloadUntilAsync("/activate/progress", "/sign/");
            await withKey.GoAsync(new Uri(plain.Page.Url).AbsolutePath);
            await journey.SealAsync();
            await plain.Page.ReloadAsync();
            await steps.SignAsync(await steps.AskCodeAsync(scripts: false));
            await plain.ReloadUntilAsync("/activate/progress", "/activate/end");
            await plain.SeesAsync("法人一证通主证书开通成功");
        });
        await journey.EndAsync();
    });
}
