using System.Globalization;
using System.Text.RegularExpressions;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Agreement;

/// <summary>Collects questions to independent programs and asks them in two shells side by side: hundreds of launches, two of them ours.</summary>
internal sealed class JudgeRound : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-agreement-").FullName;
    private readonly List<string> _questions = [];

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A command without quotes; paths come from <see cref="Write"/>.</summary>
    public void Ask(string key, string command) => _questions.Add($"echo '@@{key}'; {command} 2>&1; echo \"@code $?\"");

    public async Task<Dictionary<string, (int Code, string Said)>> AnswersAsync()
    {
        var halves = _questions.Chunk((_questions.Count / 2) + 1).Select((part, index) => Write($"round-{index}.sh", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', part))));
        var said = await Task.WhenAll(halves.ToList().Select(script => Judge.RunAsync("sh", script)));
        return Regex.Matches(string.Concat(said.Select(half => half.Said)), @"@@(\S+)\n(.*?)@code (\d+)", RegexOptions.Singleline)
            .ToDictionary(answer => answer.Groups[1].Value, answer => (int.Parse(answer.Groups[3].Value, CultureInfo.InvariantCulture), answer.Groups[2].Value));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
