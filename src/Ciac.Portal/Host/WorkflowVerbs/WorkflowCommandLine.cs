namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary>The words after <c>ciac workflows</c>.</summary>
internal sealed class WorkflowCommandLine
{
    private static readonly Dictionary<string, string[]> Options = new(StringComparer.Ordinal)
    {
        ["run"] = ["--input", "--resume-all"],
        ["validate"] = [],
        ["import"] = ["--publish"],
        ["export"] = ["--definition"],
        ["diff"] = [],
    };

    private readonly List<string> _files = [];
    private readonly List<string> _settings = [];
    private readonly Dictionary<string, string> _input = new(StringComparer.Ordinal);

    private WorkflowCommandLine(string verb) => Verb = verb;

    public string Verb { get; }
    public IReadOnlyList<string> Files => _files;
    public IReadOnlyDictionary<string, string> Input => _input;
    public bool ResumeAll { get; private set; }
    public bool Publish { get; private set; }
    public string? Definition { get; private set; }

    /// <summary>Settings of the host, such as <c>--ConnectionStrings:Ciac=…</c> or <c>--settings=FILE</c>.</summary>
    public string[] Settings => [.. _settings];

    public static WorkflowCommandLine Parse(string[] args)
    {
        var line = new WorkflowCommandLine(args.Length > 0 ? args[0] : "");
        var words = new Queue<string>(args.Skip(1));
        while (words.TryDequeue(out var word))
            line.Take(word, words);
        return line;
    }

    /// <exception cref="VerbRefusedException">No file was named.</exception>
    public IReadOnlyList<string> RequireFiles() =>
        _files.Count > 0 ? _files : throw new VerbRefusedException($"ciac workflows {Verb} needs at least one file.", 2);

    private void Take(string word, Queue<string> words)
    {
        if (!word.StartsWith("--", StringComparison.Ordinal))
        {
            _files.Add(word);
            return;
        }
        var (name, value) = Split(word);
        if (!Options.GetValueOrDefault(Verb, []).Contains(name))
            AddSetting(word, name, value);
        else if (name is "--resume-all" or "--publish")
            (ResumeAll, Publish) = (ResumeAll || name == "--resume-all", Publish || name == "--publish");
        else
            AddValue(name, value ?? (words.TryDequeue(out var next) ? next : throw new VerbRefusedException($"{name} needs a value.", 2)));
    }

    private void AddSetting(string word, string name, string? value)
    {
        var isSetting = value is not null && (name == "--settings" || name.Contains(':', StringComparison.Ordinal));
        _settings.Add(isSetting ? word : throw new VerbRefusedException($"ciac workflows {Verb} has no option {name}.", 2));
    }

    private void AddValue(string name, string value)
    {
        if (name == "--definition")
        {
            Definition = value;
            return;
        }
        var at = value.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
            throw new VerbRefusedException($"--input is written name=value; '{value}' is not.", 2);
        _input[value[..at]] = value[(at + 1)..];
    }

    private static (string Name, string? Value) Split(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (word, null) : (word[..at], word[(at + 1)..]);
    }
}
