using System.Globalization;

namespace EndToEnd.World;

/// <summary>Reads a QR code off a page as a camera would: a picture, and zbar.</summary>
internal static class QrCode
{
    public static async Task<string> ReadAsync(ILocator code)
    {
        var picture = Places.Out("screenshots", $"qr-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}.png");
        await code.ScreenshotAsync(new() { Path = picture });
        var text = await IndependentProgram.AskAsync("zbarimg", "--raw", "-q", picture);
        File.Delete(picture);
        return text.Trim();
    }
}
