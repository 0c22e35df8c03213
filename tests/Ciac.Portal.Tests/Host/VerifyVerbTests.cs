using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Ciac.Portal.Tests.Host;

/// <summary><c>ciac verify</c> as a program: what it prints and how it ends. Signed files of every kind are judged in tests/Ciac.Signing.Tests.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private const string Unsigned = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-verify").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_unsigned_file_is_read_and_is_not_intact()
    {
        var file = Write("unsigned.pdf", $"{Unsigned}xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000056 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n{Unsigned.Length}\n%%EOF\n");
        var (code, said) = await VerifyAsync(file, "--json");
        var report = JsonDocument.Parse(said).RootElement;
        Assert.Equal((1, false, 0), (code, report.GetProperty("intact").GetBoolean(), report.GetProperty("signatures").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("level").ValueKind);
        Assert.Contains("is not signed", (await VerifyAsync(file)).Said, StringComparison.Ordinal);
        var (unmet, demanded) = await VerifyAsync(file, "--policy", "archive", "--json");
        Assert.Equal((1, "archive"), (unmet, JsonDocument.Parse(demanded).RootElement.GetProperty("policy").GetProperty("name").GetString()));
        Assert.Contains("policy basic: NOT MET", (await VerifyAsync(file, "--policy", "basic")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_pdf_says_why_and_ends_with_2()
    {
        var (code, said) = await VerifyAsync(Write("text.pdf", "not a PDF"), "--json");
        Assert.Equal(2, code);
        Assert.Contains("header", JsonDocument.Parse(said).RootElement.GetProperty("unreadable").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await VerifyAsync(Path.Combine(_folder, "missing.pdf"))).Code);
        Assert.Equal(2, (await VerifyAsync()).Code);
        Assert.Equal(2, (await VerifyAsync(Write("x.pdf", ""), "--trust", Write("root.crt", "0 is no certificate"))).Code);
        Assert.Equal(2, (await VerifyAsync(Write("y.pdf", ""), "--wish")).Code);
        Assert.Equal(2, (await VerifyAsync(Write("z.pdf", Unsigned), "--policy", "none of them")).Code);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text, Encoding.Latin1);
        return file;
    }

    private static async Task<(int Code, string Said)> VerifyAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [PortalProcess.Program(), "verify", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await complaint;
        return (process.ExitCode, said);
    }
}
