using System.Text.RegularExpressions;
using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Patterns;

/// <summary>
/// A regular expression translated for the .NET engine: the automaton without backtracking where the pattern allows it,
/// else the backtracking one, which a timeout stops. Immutable and shared by all runs.
/// </summary>
internal sealed partial class CompiledPattern
{
    private const int MaxPatternLength = 2000;

    /// <summary>States an automaton may need at most: beyond it backtracking takes less memory.</summary>
    private const int MaxAutomatonWeight = 400;
    private const int BacktrackBytesPerChar = 32;
    private const int StepsToCompile = 2000;
    private const int SlowMatches = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(25);
    private readonly Regex _regex;
    private readonly bool _backtracks;

    private CompiledPattern(string source, string flags)
    {
        if (source.Length > MaxPatternLength) throw new PatternError("too long");
        CheckFlags(flags);
        Source = source.Length == 0 ? "(?:)" : Slash().Replace(source, @"$1\/");
        Flags = string.Concat("dgimsuy".Where(flags.Contains));
        var translator = new Translator(source, flags);
        var pattern = translator.Translate();
        Names = translator.Names;
        Groups = translator.GroupCount;
        _backtracks = translator.NeedsBacktracking || translator.Weight > MaxAutomatonWeight;
        var options = RegexOptions.CultureInvariant | (Has('i') ? RegexOptions.IgnoreCase : 0);
        _regex = Build(pattern, options | (_backtracks ? 0 : RegexOptions.NonBacktracking));
    }

    public string Source { get; }

    public string Flags { get; }

    public int Groups { get; }

    /// <summary>Named groups and their numbers, in order.</summary>
    public IReadOnlyDictionary<string, int> Names { get; }

    public bool Has(char flag) => Flags.Contains(flag);

    public static CompiledPattern Compile(string source, string flags) => new(source, flags);

    public static CompiledPattern Compile(string source, string flags, Execution x)
    {
        x.Budget.Spend(StepsToCompile);
        try
        {
            return new CompiledPattern(source, flags);
        }
        catch (PatternError error)
        {
            throw x.SyntaxError(error.Message);
        }
    }

    /// <summary>The first match at or after the position; null when there is none.</summary>
    public Match? Match(string text, int from, Execution x)
    {
        if (_backtracks) x.Budget.Reserve((long)text.Length * BacktrackBytesPerChar);
        var match = Match(text, from, x.Budget);
        x.Budget.Spend(4 + ((match.Success ? match.Index + match.Length : text.Length) - from) / 32);
        return match.Success && (!Has('y') || match.Index == from) ? match : null;
    }

    // The timeout of .NET is wall time: when the thread did not really run so long, it was only waiting for its turn.
    // And a first match in a process spends its time on compiling the engine: so it takes more than one to give up.
    private Match Match(string text, int from, Budget budget)
    {
        for (var slow = 0; slow < SlowMatches;)
        {
            var begin = ThreadClock.Now;
            if (TryMatch(text, from) is { } match) return match;
            budget.CheckClock();
            if (ThreadClock.Now - begin > Timeout / 2) slow++;
        }
        throw Budget.Limit("the time of a regular expression is up");
    }

    private Match? TryMatch(string text, int from)
    {
        try
        {
            return _regex.Match(text, from);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options, Timeout);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or InsufficientExecutionStackException)
        {
            throw new PatternError("not supported");
        }
    }

    /// <summary>A slash that a literal would have to escape, and what stands before it.</summary>
    [GeneratedRegex(@"((?<!\\)(?:\\\\)*)/", RegexOptions.CultureInvariant)]
    private static partial Regex Slash();

    private static void CheckFlags(string flags)
    {
        if (flags.Any(c => !"dgimsuy".Contains(c)) || flags.Distinct().Count() != flags.Length) throw new PatternError($"flags '{flags}'");
    }
}
