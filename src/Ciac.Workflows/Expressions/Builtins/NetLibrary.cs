using System.Globalization;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>
/// What Elsa's scripts use of .NET's types, without .NET: a moment is a Date, a span its text (<c>1.02:03:04</c>), a Guid its text.
/// </summary>
internal static class NetLibrary
{
    private const double LongestMs = 922337203685477;

    private static readonly (string Name, double Milliseconds)[] Units =
        [("Days", 86_400_000), ("Hours", 3_600_000), ("Minutes", 60_000), ("Seconds", 1_000), ("Milliseconds", 1)];

    public static void Install(Library globals)
    {
        Spans(globals);
        foreach (var name in (string[])["DateTime", "DateTimeOffset"])
            Moments(globals, name);
        var guid = ObjectLibrary.New();
        globals.Constant("Guid", Value.Of(guid));
        new Library(guid)
            .Constant("Empty", Value.Of(Guid.Empty.ToString()))
            .Method("NewGuid", 0, (in call) => Value.Of(Guid.NewGuid().ToString()))
            .Method("Parse", 1, (in call) => Value.Of(Guid.TryParse(call.Text(0), out var read) ? read.ToString() : throw call.X.RangeError("Not a Guid")));
        var prototype = new Library(Intrinsics.DatePrototype);
        foreach (var (name, milliseconds) in Units)
            prototype.Method("Add" + name, 1, (in call) => Value.Of(new ScriptDate(DateLibrary.Self(call).Time + call.Number(0) * milliseconds)));
    }

    private static void Spans(Library globals)
    {
        var type = ObjectLibrary.New();
        globals.Constant("TimeSpan", Value.Of(type));
        var library = new Library(type)
            .Constant("Zero", Value.Of(Written(TimeSpan.Zero)))
            .Method("Parse", 1, (in call) => Value.Of(TimeSpan.TryParse(call.Text(0), CultureInfo.InvariantCulture, out var span)
                ? Written(span) : throw call.X.RangeError("Not a span of time")));
        foreach (var (name, milliseconds) in Units)
            library.Method("From" + name, 1, (in call) => Value.Of(Span(call, milliseconds)));
    }

    private static void Moments(Library globals, string name)
    {
        var type = ObjectLibrary.New();
        globals.Constant(name, Value.Of(type));
        var library = new Library(type);
        foreach (var now in (string[])["Now", "UtcNow"])
            library.Getter(now, (in call) => Value.Of(new ScriptDate(DateLibrary.Now(call.X))));
        library.Method("Parse", 1, (in call) => Value.Of(new ScriptDate(DateLibrary.Parse(call.Text(0), call.X))));
    }

    private static string Span(in Call call, double milliseconds)
    {
        var length = call.Number(0) * milliseconds;
        return Math.Abs(length) < LongestMs ? Written(TimeSpan.FromMilliseconds(length)) : throw call.X.RangeError("The span of time is too long");
    }

    private static string Written(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}
