using System.Text.RegularExpressions;

namespace House;

/// <summary>Which test plays which attack: read from the tests themselves, written to out/cases.md.</summary>
public sealed partial class CaseIndexTests
{
    [Fact]
    public void Every_case_that_is_due_is_played_by_a_test_and_no_test_names_another()
    {
        var played = Played();
        Write(played);
        var known = Cases.Due.Keys.Concat(Cases.Later.Keys).ToHashSet();
        Verdict.None(
        [
            .. Cases.Due.Keys.Where(id => !played.Contains(id)).Select(id => $"{id} {Cases.Due[id]}: no test"),
            .. Cases.Later.Keys.Where(id => played.Contains(id)).Select(id => $"{id}: played, so it is due"),
            .. played.Where(tests => !known.Contains(tests.Key)).Select(tests => $"{tests.Key}: unknown, at {tests.First()}"),
        ]);
    }

    private static ILookup<string, string> Played() => Checkout.Sources.Where(file => file.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(file => Named().Matches(Checkout.Read(file)).SelectMany(test => test.Groups["case"].Captures.Select(id => (id.Value, Test: $"{Path.GetFileNameWithoutExtension(file)}.{test.Groups["name"].Value}"))))
        .ToLookup(one => one.Value, one => one.Test);

    private static void Write(ILookup<string, string> played)
    {
        var lines = Cases.Due.Select(known => $"| {known.Key} | {known.Value} | {string.Join("<br>", played[known.Key])} |")
            .Concat(Cases.Later.Select(known => $"| {known.Key} | {known.Value} | not yet |"));
        Directory.CreateDirectory(Path.Combine(Checkout.Root, "out"));
        File.WriteAllLines(Path.Combine(Checkout.Root, "out", "cases.md"), ["| case | attack | tests |", "|---|---|---|", .. lines]);
    }

    // The attributes of a test, line by line, and its name.
    [GeneratedRegex("""(^ +\[([^\n]*?Trait\("Case", "(?<case>[AC]-\d+)"\))?[^\n]*\]\n)+ +public (async )?(Task|void) (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Named();
}
