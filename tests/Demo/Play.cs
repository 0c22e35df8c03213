using System.Diagnostics;

namespace Demo;

/// <summary>Main-certificate activation → sub-certificate → grant asked for → upgrade; every signed PDF judged by an independent program.</summary>
internal sealed class Play(Addresses addresses, Outsiders outsiders, Firm firm, TimeLine line)
{
    private const string Main = "administrator";
    private const string Sub = "clerk-1";

    public static async Task RunAsync(Addresses addresses, TimeLine line)
    {
        using var outsiders = new Outsiders(addresses.Sandbox);
        var firm = Firm.Of(await outsiders.FreshFirmAsync("local"));
        line.Say($"a fresh firm: {firm.Name}, keys {firm.Key(Main).UniqueId} and {firm.Key(Sub).UniqueId}");
        using var main = new Desk(addresses, outsiders, firm, Main);
        using var sub = new Desk(addresses, outsiders, firm, Sub);
        var play = new Play(addresses, outsiders, firm, line);
        await play.ActivateAsync(main);
        await play.OpenSubAsync(sub);
        await play.AskForItemsAsync(sub);
        await play.UpgradeAsync(main, sub);
    }

    private async Task ActivateAsync(Desk main)
    {
        line.Chapter("F2  main-certificate activation");
        await main.SignInAsync();
        line.Say($"signed in by certificate, at {main.Browser.Page.Address.AbsolutePath}");
        await main.Browser.OpenAsync("/activate/unit-type");
        await main.Browser.SubmitAsync("/activate/unit-type", ("Origin", "Local"));
        line.Say("unit type chosen, data from the registry");
        await main.Browser.SubmitAsync("/activate/unit", ("RepresentativeMobile", firm.Representative.Mobile));
        await FillHolderAsync(main, "/activate/holder", firm.Holder, "总部主证书");
        await main.Browser.SubmitAsync("/activate/check");
        line.Say("submitted");
        var request = await main.SealAsync("/activate/progress");
        line.Say("sealed by the enterprise, the key never left its token");
        await main.RepresentativeSignsAsync(request);
        line.Say("signed by the legal representative with the code from the provider");
        await EndAsync(main.Browser, "/activate/progress", "主证书开通成功");
        line.Say("platform sealed and time-stamped; main certificate in effect");
        await JudgeAsync(await main.Browser.DownloadAsync($"{request}/document.pdf"), "main-certificate-activation.pdf", 3);
    }

    private async Task OpenSubAsync(Desk sub)
    {
        line.Chapter("F3  sub-certificate activation");
        await sub.SignInAsync();
        await sub.Browser.OpenAsync("/activate/sub");
        await FillHolderAsync(sub, "/activate/sub", firm.Representative, "法人证书");
        await EndAsync(sub.Browser, "/activate/sub/progress", "副证书开通成功");
        line.Say("sub-certificate open, without any permission");
    }

    private async Task AskForItemsAsync(Desk sub)
    {
        line.Chapter("F6  grant asked for by the clerk");
        await sub.Browser.OpenAsync("/grants/request/representative");
        var asked = await sub.Browser.SubmitAsync(
            "/grants/request/representative?handler=Confirm",
            ("Items", "construction-permit"), ("Items", "site-information"), ("HasLastDay", "false"), ("Reason", "投标"));
        var progress = asked.Address.AbsolutePath.StartsWith("/grants/", StringComparison.Ordinal) ? asked.Address.AbsolutePath : "/";
        line.Say("two items asked for");
        var request = await sub.SealAsync(asked.Address.AbsolutePath);
        line.Say("sealed with the clerk's own key");
        await sub.RepresentativeSignsAsync(request);
        line.Say("signed by the legal representative");
        await EndAsync(sub.Browser, progress, "工地信息");
        line.Say("the two items are in force");
        await JudgeAsync(await sub.Browser.DownloadAsync($"{request}/document.pdf"), "grant.pdf", 3);
    }

    private async Task UpgradeAsync(Desk main, Desk sub)
    {
        line.Chapter("F7  upgrade by the main certificate");
        var list = await main.Browser.OpenAsync("/certificates");
        var path = $"/certificates/{list.Match("href=\"/certificates/([0-9a-f-]{36})/upgrade\"")}/upgrade";
        await main.Browser.OpenAsync(path);
        var guide = (await main.Browser.SubmitAsync(path)).Address.AbsolutePath;
        line.Say("confirmed; the keys are swapped");
        await main.Browser.SubmitAsync(guide, ("Token", await sub.TokenAsync(main.Browser, "/certificates/challenge", "possession")));
        line.Say("the sub-certificate's key proved itself beside the main certificate's session");
        await EndAsync(main.Browser, guide, "证书升级成功");
        line.Say("platform sealed; sub is main, old main has no items, both were signed out");
        await JudgeAsync(await main.Browser.DownloadAsync($"{guide}/document.pdf"), "upgrade.pdf", 1);
        var told = (await outsiders.TextAsync(firm.Holder.Mobile, "SMS_DOWNGRADED", "certificate"), await outsiders.TextAsync(firm.Representative.Mobile, "SMS_UPGRADED", "certificate"));
        if (told != (main.UniqueId, sub.UniqueId)) throw new DemoException($"The texts name {told}.");
        await sub.SignInAsync();
        await EndAsync(sub.Browser, "/certificates/add", "添加副证书");
        line.Say("both holders told by SMS; the new main certificate signed in and administers");
    }

    private async Task FillHolderAsync(Desk desk, string path, Person holder, string nickname)
    {
        await desk.Browser.SubmitAsync($"{path}?handler=Code", [.. holder.HolderFields(nickname, "")]);
        var code = await outsiders.TextAsync(holder.Mobile, "SMS_HOLDER_CODE", "code");
        line.Say("holder's code received by SMS");
        await desk.Browser.SubmitAsync(path, [.. holder.HolderFields(nickname, code)]);
    }

    private static Task<Answer> EndAsync(Browser browser, string progress, string says) =>
        browser.UntilAsync(progress, p => p.Text.Contains(says, StringComparison.Ordinal));

    private async Task JudgeAsync(byte[] pdf, string name, int signatures)
    {
        Directory.CreateDirectory(addresses.Out);
        var path = Path.Combine(addresses.Out, name);
        await File.WriteAllBytesAsync(path, pdf);
        using var judge = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", path]) { RedirectStandardOutput = true })!;
        var report = await judge.StandardOutput.ReadToEndAsync();
        await judge.WaitForExitAsync();
        var valid = report.Split("Signature is Valid").Length - 1;
        if (valid != signatures) throw new DemoException($"pdfsig finds {valid} valid signatures in {name} instead of {signatures}.");
        if (!report.Contains("Total document signed", StringComparison.Ordinal)) throw new DemoException($"No signature of {name} covers the whole file.");
        line.Say($"pdfsig: {path}, {pdf.Length / 1024.0:F1} KB, {valid} valid signature{(valid == 1 ? "" : "s")}, the last covers the whole file");
    }
}
