using System.Reflection;

namespace Ciac.Workflows.Tests.Expressions;

/// <summary>Tables of cases in Cases/*.txt: "source ⇒ result", where ⏎ in the source stands for the end of a line.</summary>
public sealed class LanguageTests
{
    private const string Arrow = "  ⇒  ";

    public static TheoryData<string> Tables => [.. TableNames];

    private static IEnumerable<string> TableNames =>
        typeof(LanguageTests).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)).Order();

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_case_of_the_table_gives_what_ECMAScript_says(string table)
    {
        var wrong = Rows(table).Select(Check).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Tables_hold_a_thousand_cases() => Assert.InRange(TableNames.Sum(t => Rows(t).Count()), 1000, int.MaxValue);

    /// <summary>All sources of the tables, to be mutated.</summary>
    public static string[] Sources() => [.. TableNames.SelectMany(Rows).Select(row => row[..row.LastIndexOf(Arrow, StringComparison.Ordinal)])];

    private static string? Check(string row)
    {
        var arrow = row.LastIndexOf(Arrow, StringComparison.Ordinal);
        var source = row[..arrow].Replace('⏎', '\n');
        var expected = row[(arrow + Arrow.Length)..];
        var outcome = Scripts.Outcome(source);
        return outcome == expected ? null : $"{source}\n   gives {outcome}\n   not   {expected}";
    }

    private static IEnumerable<string> Rows(string table)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }
}
