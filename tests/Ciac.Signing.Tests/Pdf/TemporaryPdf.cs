using System.Text.Json;

namespace Ciac.Signing.Tests.Pdf;

/// <summary>A file for the independent programs to read; gone at the end of the test.</summary>
internal sealed class TemporaryPdf : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ciac-pdf-");

    public TemporaryPdf(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path => System.IO.Path.Combine(_folder.FullName, "file.pdf");

    public async Task<string> TextAsync() => (await IndependentProgram.RunAsync("pdftotext", Path, "-")).Output;

    /// <summary>The text in drawing order without any white space: where lines were broken does not matter then.</summary>
    public async Task<string> UnbrokenTextAsync() => Unbroken((await IndependentProgram.RunAsync("pdftotext", "-raw", Path, "-")).Output);

    /// <summary>The same without the bands at the top and the footers of the pages (in points from the upper left corner).</summary>
    public async Task<string> UnbrokenBodyAsync() => Unbroken(
        (await IndependentProgram.RunAsync("pdftotext", "-raw", "-x", "40", "-y", "32", "-W", "515", "-H", "762", Path, "-")).Output);

    public async Task<string[][]> FontsAsync()
    {
        var table = (await IndependentProgram.RunAsync("pdffonts", Path)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. table.Skip(2).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    public async Task<ProgramAnswer> CheckAsync() => await IndependentProgram.RunAsync("qpdf", "--check", Path);

    public async Task<JsonElement> StructureAsync() =>
        JsonDocument.Parse((await IndependentProgram.RunAsync("qpdf", "--json=2", Path)).Output).RootElement;

    /// <summary>The pages as PNG files.</summary>
    public async Task<string[]> ImagesAsync(int dotsPerInch)
    {
        await IndependentProgram.RunAsync("pdftoppm", "-r", $"{dotsPerInch}", "-png", Path, System.IO.Path.Combine(_folder.FullName, "page"));
        return [.. Directory.GetFiles(_folder.FullName, "page*.png").Order()];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public static string Unbroken(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
