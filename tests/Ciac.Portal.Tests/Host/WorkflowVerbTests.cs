using System.Diagnostics;
using System.Text.Json;

namespace Ciac.Portal.Tests.Host;

/// <summary><c>ciac workflows</c> as a process: what it prints and how it ends.</summary>
public sealed class WorkflowVerbTests : IDisposable
{
    private const string Event = """
        {"definitionId":"waits","variables":[{"id":"d","name":"Due","typeName":"DateTime","value":"2026-03-02T08:00:00Z"}],
         "root":{"id":"s","type":"Elsa.Sequence","activities":[{"id":"e","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
          {"id":"w","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"getInput('Who') + getDue().getUTCFullYear()"}}}]},
         "inputs":[{"name":"Who","type":"String","storageDriverType":"WorkflowInstanceStorageDriver"}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verbs");

    [Fact]
    public async Task Run_prints_the_lines_and_then_one_line_of_json()
    {
        var file = await WriteAsync("waits.json", Event);
        var (code, output, complaint) = await RunAsync("run", file, "--input", "Who=7", "--resume-all");
        Assert.Equal((0, ""), (code, complaint));
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal("72026", lines[0].TrimEnd());
        Assert.Equal("Finished", JsonDocument.Parse(Assert.Single(lines[1..])).RootElement.GetProperty("subStatus").GetString());
        using var suspended = JsonDocument.Parse((await RunAsync("run", file)).Output);
        Assert.Equal("e", suspended.RootElement.GetProperty("bookmarks")[0].GetProperty("activityId").GetString());
    }

    [Theory]
    [InlineData("[]", "is no workflow definition")]
    [InlineData("{", "is not JSON")]
    [InlineData("""{"definitionId":"a","definitionId":"b"}""", "is not JSON")]
    [InlineData("""{"definitionId":"a","root":{"id":"r","type":"Elsa.WriteLine","Text":"x","text":"y"}}""", "stands twice")]
    [InlineData("""{"definitionId":"a","root":{"id":"r","type":"No.Such"}}""", "WF-001")]
    [InlineData(null, "is a folder")]
    public async Task What_cannot_run_is_told_in_a_sentence(string? content, string sentence)
    {
        var file = content is null ? _folder.FullName : await WriteAsync("bad.json", content);
        var (code, output, complaint) = await RunAsync("run", file);
        Assert.Equal((1, ""), (code, output.Trim()));
        Assert.Contains(sentence, complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", complaint, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> WriteAsync(string name, string content)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, content);
        return file;
    }

    private static async Task<(int Code, string Output, string Complaint)> RunAsync(params string[] words)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(own.Parent!.Parent!.FullName, "Ciac.Portal", own.Name, "Ciac.Portal.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "workflows", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await complaint);
    }
}
