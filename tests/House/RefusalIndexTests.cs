using System.Text.RegularExpressions;

namespace House;

/// <summary>Every numbered refusal is read in a real browser by a test, or it is said here why no browser comes to it.</summary>
public sealed partial class RefusalIndexTests
{
    [Fact]
    public void Every_refusal_is_seen_in_a_browser_or_has_its_reason()
    {
        var known = Numbers("src/Ciac.Core/", f => f.EndsWith("Refusals.cs", StringComparison.Ordinal));
        var seen = Numbers("tests/EndToEnd/", _ => true);
        var elsewhere = Refusals.Elsewhere.ToDictionary(e => e.Number, e => e.Reason);
        Verdict.None(
        [
            .. known.Except(seen).Except(elsewhere.Keys).Select(n => $"{n}: no browser shows it"),
            .. elsewhere.Keys.Intersect(seen).Select(n => $"{n}: a browser shows it, so it needs no reason"),
            .. elsewhere.Keys.Except(known).Select(n => $"{n}: there is no such refusal"),
        ]);
    }

    // The designer's interface answers programs; its own pages are the designer's.
    private static HashSet<string> Numbers(string folder, Func<string, bool> isOf) =>
        [.. Checkout.Sources.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && isOf(f))
            .SelectMany(f => Number().Matches(Checkout.Read(f))).Select(m => m.Value).Where(n => !n.StartsWith("WFM", StringComparison.Ordinal))];

    [GeneratedRegex("[A-Z]{3,5}-[0-9]{3}(?![0-9])")]
    private static partial Regex Number();
}
