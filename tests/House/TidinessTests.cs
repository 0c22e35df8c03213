using System.Text.RegularExpressions;

namespace House;

/// <summary>What a stranger should never find in the tree.</summary>
public sealed partial class TidinessTests
{
    private static readonly string[] AtTheRoot =
    [
        ".ci", ".editorconfig", ".gitignore", ".npmrc", "BannedSymbols.txt", "Ciac.Workflows.sln", "Directory.Build.props", "Directory.Build.targets",
        "Directory.Packages.props", "LICENSE", "README.md", "appsettings.samples", "ciac", "designer", "global.json", "src", "tests", "workflows",
    ];

    private static IEnumerable<string> Code => Checkout.Files.Where(f =>
        !f.StartsWith("tests/House/", StringComparison.Ordinal) && !f.EndsWith("package-lock.json", StringComparison.Ordinal));

    [Fact]
    public void Nothing_else_stands_at_the_root() =>
        Verdict.None(Checkout.Files.Select(f => f.Split('/')[0]).Distinct().Except(AtTheRoot));

    [Fact]
    public void No_file_has_a_name_that_says_nothing() =>
        Verdict.None(Checkout.Files.Where(f => !IsTagHelper(f) && SaysNothing().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void No_leftovers_in_the_code() => Verdict.None(Lines(Leftover()));

    [Fact]
    public void No_exception_is_swallowed() => Verdict.None(Lines(Swallowed()).Where(l => l.Contains(".cs:", StringComparison.Ordinal)));

    [Fact]
    public void No_registry_host_and_no_path_of_a_machine() => Verdict.None(Lines(Places()));

    [Fact]
    public void Npm_lock_files_hold_no_addresses() =>
        Verdict.None(Checkout.Files.Where(f => f.EndsWith("package-lock.json", StringComparison.Ordinal) && Checkout.Read(f).Contains("\"resolved\": \"http", StringComparison.Ordinal)));

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        foreach (var zh in Checkout.Files.Where(f => f.EndsWith(".resx", StringComparison.Ordinal) && !f.EndsWith(".en.resx", StringComparison.Ordinal)))
            Assert.Equal(Keys(zh), Keys(zh.Replace(".resx", ".en.resx", StringComparison.Ordinal)));
    }

    private static List<string> Keys(string file) => [.. Key().Matches(Checkout.Read(file)).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];

    private static List<string> Lines(Regex pattern) =>
        [.. Code.Where(IsText).SelectMany(f => pattern.Matches(Checkout.Read(f)).Select(m => $"{f}: {m.Value}"))];

    // The framework's own word for them.
    private static bool IsTagHelper(string file) => file.Contains("TagHelper", StringComparison.Ordinal);

    private static bool IsText(string file) => Path.GetExtension(file) is ".cs" or ".ts" or ".tsx" or ".cshtml" or ".css" or ".json" or ".md" or ".sh" or ".mjs" or ".props" or ".csproj" or "" or ".sql";

    [GeneratedRegex(@"(Utils?|Helpers?|Common|Manager|Base|V2)$")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b|#region")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"catch *(\([A-Za-z]*Exception[^)]*\))? *\{ *\}|catch *\{ *(return|continue)")]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"registry\.npmjs|nuget\.org|npmmirror|deb\.debian|/tmp/farm|/work/(main|shared)|\.library\b")]
    private static partial Regex Places();

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex Key();
}
