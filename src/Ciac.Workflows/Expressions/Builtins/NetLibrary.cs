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
        Chance(globals);
        var modes = ObjectLibrary.New();
        globals.Constant("LogPersistenceMode", Value.Of(modes));
        foreach (var mode in (string[])["Inherit", "Include", "Exclude"])
            new Library(modes).Constant(mode, Value.Of(mode));
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
        var type = new NativeFunction(name, 7, Refuse, NewMoment);
        type.Install("prototype", Value.Of(Intrinsics.DatePrototype));
        globals.Constant(name, Value.Of(type));
        var library = new Library(type);
        foreach (var now in (string[])["Now", "UtcNow"])
            library.Getter(now, (in call) => Value.Of(new ScriptDate(DateLibrary.Now(call.X))));
        library.Method("Parse", 1, (in call) => Value.Of(new ScriptDate(DateLibrary.Parse(call.Text(0), call.X))));
    }

    /// <summary>Year, month from 1, day and, where given, hour, minute, second, millisecond; in UTC.</summary>
    private static Value NewMoment(in Call call)
    {
        int[] fields = [1, 1, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(call.Count, fields.Length); i++)
            fields[i] = To.Int32(call[i], call.X);
        try
        {
            var moment = new DateTime(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], DateTimeKind.Utc);
            return Value.Of(new ScriptDate(new DateTimeOffset(moment).ToUnixTimeMilliseconds()));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw call.X.RangeError("Not a moment");
        }
    }

    /// <summary>All chance is the host's: a seed changes nothing.</summary>
    private static void Chance(Library globals)
    {
        var prototype = ObjectLibrary.New();
        new Library(prototype)
            .Method("Next", 2, Next).Method("NextInt64", 2, Next)
            .Method("NextDouble", 0, (in call) => Value.Of(call.X.Host.Random()));
        globals.Type(new NativeFunction("Random", 1, Refuse, (in call) => Value.Of(new ScriptObject(prototype))), prototype)
            .Constant("Shared", Value.Of(new ScriptObject(prototype)));
    }

    /// <summary>A whole number from the first bound (0) up to, not with, the second.</summary>
    private static Value Next(in Call call)
    {
        var from = call.Count > 1 ? Math.Truncate(call.Number(0)) : 0;
        var to = call.Count > 0 ? Math.Truncate(call.Number(call.Count > 1 ? 1 : 0)) : int.MaxValue;
        return from <= to && double.IsFinite(to - from)
            ? Value.Of(from + Math.Floor(call.X.Host.Random() * (to - from)))
            : throw call.X.RangeError("Not bounds of a number");
    }

    private static Value Refuse(in Call call) => throw call.X.TypeError("This constructor needs 'new'");

    private static string Span(in Call call, double milliseconds)
    {
        var length = call.Number(0) * milliseconds;
        return Math.Abs(length) < LongestMs ? Written(TimeSpan.FromMilliseconds(length)) : throw call.X.RangeError("The span of time is too long");
    }

    private static string Written(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}
