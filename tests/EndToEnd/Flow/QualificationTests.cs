using System.Globalization;
using System.Text.RegularExpressions;

namespace EndToEnd.Flow;

/// <summary>F10 and F11 in the browser: a certificate is approved, collected, used and superseded, and looked at on the way.</summary>
public sealed partial class QualificationTests : EndToEndTest
{
    [Fact]
    public Task Approved_collected_used_and_superseded() => VisitAsync(Looks.Desk, async visitor =>
    {
        var inspector = new Inspector("zh");
        var office = await Office.OpenAsync(visitor, Outsiders, "administrator");
        var at = $"/qualifications/{await ApprovedAsync(visitor, office.Firm)}";
        await inspector.LookAsync(visitor.Page, "qualifications");
        await visitor.IsRefusedAtAsync("QUAL-006", $"{at}/use");
        await CollectAsync(visitor, inspector, at);
        var copy = await UseAsync(visitor, inspector, office, at);
        await VisitAsync(new Looks("en") { Session = await visitor.SessionAsync() }, foreigner => LookAsync(foreigner, at));
        await ChangeAsync(visitor, inspector, at, copy);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    });

    // The authority's word comes by itself; a person opens the list until it is there.
    private async Task<string> ApprovedAsync(Visitor visitor, Firm firm)
    {
        var number = (await Outsiders.PostAsync("/approving/certificates", new { identifier = firm.Identifier, kind = "Construction" })).GetProperty("number").GetString()!;
        await UntilShownAsync(visitor, "/qualifications", number);
        return number;
    }

    private static async Task CollectAsync(Visitor visitor, Inspector inspector, string at)
    {
        await visitor.GoAsync("/");
        await visitor.SeesAsync("有新版资质证书待领");
        await visitor.Page.Locator($"main a[href='{at}']").ClickAsync();
        await visitor.Page.Locator($"form[action='{at}'] button").ClickAsync();
        await visitor.SeesAsync("这些信息将会出现在资质证书上，请仔细核对！");
        await inspector.LookAsync(visitor.Page, "qualification-check");
        var copy = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.Page.Locator("form[action$='handler=Confirm'] button").ClickAsync();
        await visitor.SeesAsync("领证成功，批准件已生成");
        await inspector.LookAsync(visitor.Page, "qualification-collected");
        await visitor.GoAsync(at);
        await visitor.IsRefusedAsync("QUAL-005", at);
        await visitor.GoAsync(at);
        await visitor.IsRefusedAsync("QUAL-018", $"{copy}?handler=Withdraw");
        await visitor.IsRefusedAtAsync("QUAL-002", "/qualifications/D000");
        await visitor.IsRefusedAtAsync("QUAL-003", "/qualifications/copies/SY20260101ABCDEF");
    }

    private static async Task<string> UseAsync(Visitor visitor, Inspector inspector, Office office, string at)
    {
        await visitor.GoAsync($"{at}/use");
        var first = DateOnly.ParseExact(await visitor.Page.Locator("[name=UseFrom]").InputValueAsync(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = Day(first.AddDays(60));
        await FormRefusesAsync(visitor, $"{at}/use", first);
        await visitor.GoAsync($"{at}/use");
        await office.FillAsync("Purpose", "ABC改造项目投标");
        await office.FillAsync("UseUntil", last);
        await Assertions.Expect(visitor.Page.Locator(".zone-d")).ToHaveTextAsync(new Regex($"本使用件仅用于：ABC改造项目投标\\s*使用期限：{Day(first)}至{last}"));
        await inspector.LookAsync(visitor.Page, "use-copy");
        await visitor.SendAsync("Purpose");
        await visitor.UntilAtAsync("/sign/[0-9a-f-]{36}$");
        await inspector.LookAsync(visitor.Page, "use-copy-sign");
        var sign = visitor.Page.Url;
        var copy = Number().Match(await visitor.TextAsync()).Value;
        await visitor.IsRefusedAtAsync("QUAL-019", $"/qualifications/copies/{copy}/document.pdf");
        await visitor.GoAsync(sign);
        await office.PlugInAsync("administrator");
        await visitor.SeesAsync("使用件已生成");
        await inspector.LookAsync(visitor.Page, "use-copy-end");
        await IsSealedThriceAsync(visitor);
        await visitor.GoAsync(at);
        await inspector.LookAsync(visitor.Page, "qualification");
        await visitor.Page.Locator($"a[href='{at}/use?like={copy}']").ClickAsync();
        Assert.Equal("", await visitor.Page.Locator("[name=Purpose]").InputValueAsync());
        Assert.Equal(last, await visitor.Page.Locator("[name=UseUntil]").InputValueAsync());
        return copy;
    }

    private static async Task FormRefusesAsync(Visitor visitor, string use, DateOnly first)
    {
        var day = Day(first);
        await RefusesAsync("QUAL-009", "", day, day);
        await RefusesAsync("QUAL-010", new string('投', 201), day, day);
        await RefusesAsync("QUAL-011", "投标🫠", day, day);
        await RefusesAsync("QUAL-012", "投标", "", day);
        await RefusesAsync("QUAL-013", "投标", day, Day(first.AddDays(-1)));
        await RefusesAsync("QUAL-014", "投标", day, Day(first.AddYears(20)));
        await RefusesAsync("QUAL-016", "投标", day, day);

        Task RefusesAsync(string number, string purpose, string from, string until) =>
            visitor.IsRefusedAsync(number, use, ("Purpose", purpose), ("UseFrom", from), ("UseUntil", until));
    }

    private static async Task IsSealedThriceAsync(Visitor visitor)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("main a[href$='/document.pdf']").First.ClickAsync());
        var pdf = Places.Out("use-copy.pdf");
        await download.SaveAsAsync(pdf);
        var report = await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf);
        Assert.Equal(3, report.Split("Signature Validation: Signature is Valid.").Length - 1);
        Assert.Contains("Total document signed", report, StringComparison.Ordinal);
        var text = await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-");
        Assert.Contains("ABC改造项目投标", text, StringComparison.Ordinal);
    }

    private static async Task LookAsync(Visitor foreigner, string at)
    {
        var inspector = new Inspector("en");
        foreach (var (path, name) in new[] { ("/qualifications", "qualifications"), (at, "qualification"), ($"{at}/use", "use-copy") })
        {
            await foreigner.GoAsync(path);
            await inspector.LookAsync(foreigner.Page, name);
        }

        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    }

    private async Task ChangeAsync(Visitor visitor, Inspector inspector, string at, string copy)
    {
        var file = $"/qualifications/copies/{copy}/document.pdf";
        await Outsiders.PostAsync($"/approving/certificates/{at.Split('/')[2]}/changes", new { change = "Raised" });
        await UntilShownAsync(visitor, at, "已被新证书替代");
        await inspector.LookAsync(visitor.Page, "qualification-superseded");
        await visitor.IsRefusedAtAsync("QUAL-020", file);
        await Outsiders.PostAsync($"/approving/certificates/{at.Split('/')[2]}/changes", new { change = "Ended", endedAs = "Cancelled", whole = true });
        await UntilShownAsync(visitor, at, "已注销");
        await inspector.LookAsync(visitor.Page, "qualification-ended");
        await visitor.IsRefusedAsync("QUAL-007", at);
        await visitor.IsRefusedAtAsync("QUAL-021", file);
    }

    private static async Task UntilShownAsync(Visitor visitor, string path, string words)
    {
        using var patience = new CancellationTokenSource((int)Visitor.Patience);
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            await visitor.GoAsync(path);
        }
        while (!(await visitor.TextAsync()).Contains(words, StringComparison.Ordinal));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("SY[0-9]{8}[0-9A-Z]{6}")]
    private static partial Regex Number();
}
