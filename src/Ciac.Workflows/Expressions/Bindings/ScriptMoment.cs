using System.Globalization;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Moments are kept as texts; a script sees what is declared a DateTime or DateTimeOffset as a Date, as in Elsa.</summary>
internal static class ScriptMoment
{
    public static object? Of(object? value, TypeAlias type) => value switch
    {
        _ when type.Name is not ("datetime" or "datetimeoffset") => value,
        string text when Read(text) is { } moment => moment,
        List<object?> list => list.ConvertAll(item => Of(item, type)),
        _ => value,
    };

    /// <summary>Whether a Date that comes back is what is kept: then the text stays as it is.</summary>
    public static bool IsSame(object? kept, object? given) => given is DateTimeOffset moment && kept is string text && Read(text) == moment;

    private static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
