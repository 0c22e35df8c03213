namespace EndToEnd.Refusals;

/// <summary>上传 PDF 验签: what is no file, no PDF, or too large.</summary>
public sealed class VerificationRefusalTests : EndToEndTest
{
    [Fact]
    public Task Only_a_pdf_of_twenty_megabytes_at_most_is_looked_at() => VisitAsync(Looks.Desk, async visitor =>
    {
        await visitor.GoAsync("/verify/file");
        await visitor.SendAsync("File");
        await visitor.SeesAsync("SIGN-050");
        await UploadAsync(visitor, 100);
        await visitor.SeesAsync("SIGN-052");
        await UploadAsync(visitor, (20 * 1024 * 1024) + 1);
        await visitor.SeesAsync("SIGN-051");
        // What would not even be read.
        await visitor.GoAsync("/verify/file");
        await UploadAsync(visitor, 40 * 1024 * 1024);
        await visitor.SeesAsync("PAGE-413");
    });

    private static async Task UploadAsync(Visitor visitor, long length)
    {
        var path = Places.Out("refusals", $"{length}.pdf");
        await using (var file = File.Create(path)) file.SetLength(length);
        await visitor.Page.Locator("input[type=file]").SetInputFilesAsync(path);
        await visitor.Page.Locator("form:has(input[type=file]) button[type=submit]").First.ClickAsync();
    }
}
