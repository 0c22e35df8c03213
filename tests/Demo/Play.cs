using System.Diagnostics;
using System.Text.Json;

namespace Demo;

/// <summary>Sign-in → activation → both signatures → the signed PDF, judged by an independent program.</summary>
internal static class Play
{
    public static async Task RunAsync(Addresses addresses, TimeLine line)
    {
        using var outsiders = new Outsiders(addresses.Sandbox);
        var firm = Firm.Of(await outsiders.FreshFirmAsync("local"));
        line.Say($"a fresh firm: {firm.Name}, {firm.UniqueId}");

        using var browser = new Browser(addresses.Portal);
        using var assistant = new Assistant(addresses, firm.Pin);
        var certificate = await assistant.CertificateAsync(firm.UniqueId);
        await SignInAsync(new(browser, assistant, addresses, certificate), line);
        await WizardAsync(browser, outsiders, firm, line);
        var request = await SealAsync(new(browser, assistant, addresses, certificate), line);
        await RepresentativeAsync(browser, outsiders, firm, request, line);
        await DownloadAsync(browser, request, addresses.Out, line);
    }

    private static async Task SignInAsync(Key key, TimeLine line)
    {
        await key.Browser.OpenAsync("/sign-in");
        var challenge = await key.Browser.AskAsync("/sign-in/challenge");
        var challengeId = challenge.GetProperty("challengeId").GetString();
        var (algorithm, signature) = await key.Assistant.SignAsync(new
        {
            purpose = "login",
            certificateId = key.Certificate.GetProperty("id").GetString(),
            origin = key.Origin,
            challengeId,
            challenge = challenge.GetProperty("challenge").GetString(),
        });
        var token = JsonSerializer.Serialize(new { format = "cmp-cert:1", challengeId, certificate = key.Certificate.GetProperty("certificate").GetString(), algorithm, signature });
        await key.Browser.SubmitAsync("/sign-in/certificate", ("Token", token));
        line.Say($"signed in by certificate, at {key.Browser.Page.Address.AbsolutePath}");
    }

    private static async Task WizardAsync(Browser browser, Outsiders outsiders, Firm firm, TimeLine line)
    {
        await browser.OpenAsync("/activate/unit-type");
        await browser.SubmitAsync("/activate/unit-type", ("Origin", "Local"));
        line.Say("unit type chosen, data from the registry");
        await browser.SubmitAsync("/activate/unit", ("RepresentativeMobile", firm.RepresentativeMobile));
        await browser.SubmitAsync("/activate/holder?handler=Code", [.. firm.HolderFields("")]);
        var code = await outsiders.TextAsync(firm.HolderMobile, "SMS_HOLDER_CODE", "code");
        line.Say("holder's code received by SMS");
        await browser.SubmitAsync("/activate/holder", [.. firm.HolderFields(code)]);
        await browser.SubmitAsync("/activate/check");
        line.Say("submitted");
    }

    private static async Task<string> SealAsync(Key key, TimeLine line)
    {
        var page = await UntilAsync(key.Browser, "/activate/progress", p => p.Address.AbsolutePath.StartsWith("/sign/", StringComparison.Ordinal));
        var request = page.Address.AbsolutePath;
        line.Say("confirmation form drawn, waiting for the enterprise seal");
        var toSign = await key.Browser.AskAsync($"{request}/enterprise/prepare", new { certificate = key.Certificate.GetProperty("certificate").GetString() });
        var (algorithm, signature) = await key.Assistant.SignAsync(new
        {
            purpose = "seal",
            certificateId = key.Certificate.GetProperty("id").GetString(),
            origin = key.Origin,
            title = toSign.GetProperty("title").GetString(),
            documentDigest = toSign.GetProperty("documentDigest").GetString(),
            toBeSigned = toSign.GetProperty("toBeSigned").GetString(),
        });
        await key.Browser.SubmitAsync($"{request}/enterprise", ("SignatureValue", signature), ("Algorithm", algorithm));
        line.Say("sealed by the enterprise, the key never left its token");
        return request;
    }

    private static async Task RepresentativeAsync(Browser browser, Outsiders outsiders, Firm firm, string request, TimeLine line)
    {
        await browser.OpenAsync(request);
        await browser.SubmitAsync($"{request}/code");
        var code = await outsiders.TextAsync(firm.RepresentativeMobile, "PROVIDER_CODE", "code");
        line.Say("legal representative's code received from the provider");
        await browser.SubmitAsync($"{request}/representative", ("Code", code));
        line.Say("signed by the legal representative");
        var end = await UntilAsync(browser, "/activate/progress", p => p.Address.AbsolutePath == "/activate/end");
        if (!end.Text.Contains("主证书开通成功", StringComparison.Ordinal)) throw new DemoException("The activation did not end as activated.");
        line.Say("platform sealed and time-stamped; main certificate in effect");
    }

    private static async Task DownloadAsync(Browser browser, string request, string folder, TimeLine line)
    {
        var pdf = await browser.DownloadAsync($"{request}/document.pdf");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "main-certificate-activation.pdf");
        await File.WriteAllBytesAsync(path, pdf);
        line.Say($"signed PDF in {path}, {pdf.Length / 1024.0:F1} KB");
        using var judge = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", path]) { RedirectStandardOutput = true })!;
        var report = await judge.StandardOutput.ReadToEndAsync();
        await judge.WaitForExitAsync();
        var valid = report.Split("Signature is Valid").Length - 1;
        if (valid != 3) throw new DemoException($"pdfsig finds {valid} valid signatures instead of 3.");
        if (!report.Contains("Total document signed", StringComparison.Ordinal)) throw new DemoException("No signature covers the whole file.");
        line.Say("pdfsig: 3 valid signatures, the last covers the whole file");
    }

    private static async Task<Answer> UntilAsync(Browser browser, string path, Func<Answer, bool> isThere)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!patience.IsCancellationRequested)
        {
            var page = await browser.OpenAsync(path);
            if (isThere(page)) return page;
            await Task.Delay(100);
        }

        throw new DemoException($"{path} stayed at {browser.Page.Address.AbsolutePath}.");
    }
}

/// <summary>A person's browser and key.</summary>
internal sealed record Key(Browser Browser, Assistant Assistant, Addresses Addresses, JsonElement Certificate)
{
    public string Origin => Addresses.Portal.GetLeftPart(UriPartial.Authority);
}
