using System.Diagnostics;

namespace EndToEnd.World;

/// <summary>A unit on the paper way: fills in, downloads, "prints and scans", uploads, hands in.</summary>
internal sealed class PaperWay(Visitor visitor, Firm firm, string address = "/activate/paper")
{
    public async Task FillAsync()
    {
        await visitor.GoAsync(address);
        await FieldAsync("RepresentativeName", firm.Representative.Name);
        await FieldAsync("RepresentativeDocumentNumber", firm.Representative.IdNumber);
        await FieldAsync("RegistrationNumber", "310000000000001");
        await FieldAsync("TokenSerial", "USB-0001");
        await FieldAsync("Contact", "填报人");
        await FieldAsync("Phone", "021-55550000");
        if (address != "/activate/paper") await visitor.Page.Locator("[name=Reasons][value=Lost]").CheckAsync();
        await visitor.SendAsync("Phone");
        await Assertions.Expect(visitor.Page.Locator("#upload")).ToBeVisibleAsync();
    }

    public async Task UploadAsync(string name, byte[] file)
    {
        await visitor.Page.Locator("[name=Scan]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = file });
        await visitor.SendAsync("Scan");
    }

    /// <summary>The form as it is downloaded.</summary>
    public async Task<byte[]> FormAsync() => await (await visitor.Page.APIRequest.GetAsync($"{address}?handler=Form")).BodyAsync();

    public async Task ScanAsync()
    {
        await UploadAsync("scan.jpg", await JpegOfAsync(await FormAsync()));
        await Assertions.Expect(visitor.Page.Locator("svg.scan")).ToBeVisibleAsync();
    }

    public async Task SubmitAsync()
    {
        await visitor.Page.Locator("form[action$='handler=Submit'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("form[action$='handler=Submit']")).ToHaveCountAsync(0);
    }

    public Task FieldAsync(string name, string text) => visitor.Page.Locator($"[name={name}]").FillAsync(text);

    private static async Task<byte[]> JpegOfAsync(byte[] pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftoppm", ["-jpeg", "-r", "72", "-singlefile", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var all = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(all);
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return all.ToArray();
    }
}
