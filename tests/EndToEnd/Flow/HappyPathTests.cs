namespace EndToEnd.Flow;

/// <summary>The one flow of the skeleton, at the desk, and what independent programs say of its document.</summary>
public sealed class HappyPathTests : EndToEndTest
{
    private const int LargestFile = 165_000;

    [Fact]
    [Trait("Case", "A-21")]
    public Task Local_firm_signing_both_ways_at_the_desk_ends_activated_with_a_document_that_others_verify() => VisitAsync(Looks.Desk, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.SeededFirmAsync("local"));
        await journey.ReachSigningAsync();
        await journey.SealAsync();
        await journey.SignAsync(await journey.AskCodeAsync());
        await journey.EndAsync();
        await visitor.SeesAsync("法人一证通主证书开通成功");

        var pdf = await DownloadAsync(visitor);
        await RequireSoundAsync(pdf);
        await RequireTrustedAsync(pdf);
        Assert.Contains(journey.Firm.Holder.Name, await IndependentProgram.AskAsync("pdftotext", "-layout", pdf, "-"), StringComparison.Ordinal);
        await RequireVerifiableAsync(pdf, journey);

        await visitor.GoAsync("/");
        await visitor.SeesAsync(journey.Firm.Name);
    });

    private static async Task<string> DownloadAsync(Visitor visitor)
    {
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("a[href$='/document.pdf']").ClickAsync());
        var path = Places.Out("main-certificate-activation.pdf");
        await download.SaveAsAsync(path);
        return path;
    }

    private static async Task RequireSoundAsync(string pdf)
    {
        Assert.InRange(new FileInfo(pdf).Length, 1, LargestFile);
        var signatures = await IndependentProgram.AskAsync("pdfsig", "-nocert", pdf);
        Assert.Equal(3, signatures.Split("Signature Validation: Signature is Valid.").Length - 1);
        Assert.Contains("Total document signed", signatures[signatures.LastIndexOf("Signature #", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var fonts = (await IndependentProgram.AskAsync("pdffonts", pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        // Columns: emb sub uni.
        Assert.All(fonts, font => Assert.Matches("yes +yes +yes +[0-9]+ +[0-9]+ *$", font));
        Assert.Contains("No syntax or stream encoding errors found", await IndependentProgram.AskAsync("qpdf", "--check", pdf), StringComparison.Ordinal);
    }

    /// <summary>To a reader that trusts the authority's root alone every signer is whom the certificate names, and not revoked.</summary>
    private async Task RequireTrustedAsync(string pdf)
    {
        var store = Directory.CreateTempSubdirectory("ciac-reader").FullName;
        await IndependentProgram.AskAsync("certutil", "-N", "-d", store, "--empty-password");
        foreach (var (name, trust) in new[] { ("root", "CT,C,C"), ("rsa", ",,"), ("ec", ",,") })
            await IndependentProgram.AskAsync("certutil", "-A", "-d", store, "-n", name, "-t", trust, "-i", await Outsiders.FileAsync($"/ca/{name}.crt", store));
        var said = await IndependentProgram.AskAsync("pdfsig", "-nssdir", store, pdf);
        Assert.True(said.Split("Certificate Validation: Certificate is Trusted.").Length - 1 == 3, said);
        var ours = await IndependentProgram.AskAsync("dotnet", Places.Program, "verify", pdf, "--trust", Path.Combine(store, "root.crt"), "--json");
        Assert.StartsWith("""{"intact":true,"trusted":true,"level":"B-T",""", ours, StringComparison.Ordinal);
        Directory.Delete(store, recursive: true);
    }

    /// <summary>The printed code opens the document's public page, which names the firm and masks its people.</summary>
    private static async Task RequireVerifiableAsync(string pdf, Journey journey)
    {
        var image = Places.Out("screenshots", "document");
        await IndependentProgram.AskAsync("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, image);
        var address = (await IndependentProgram.AskAsync("zbarimg", "--quiet", "--raw", image + ".png")).Trim();
        Assert.StartsWith($"{journey.Visitor.Places.Portal}/v/", address, StringComparison.Ordinal);
        await journey.Visitor.Page.GotoAsync(address);
        var text = await journey.Visitor.TextAsync();
        Assert.Contains(journey.Firm.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Firm.Representative.Name, text, StringComparison.Ordinal);
    }
}
