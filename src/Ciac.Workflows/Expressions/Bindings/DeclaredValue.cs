using System.Globalization;
using System.Text.Json;
using Ciac.Workflows.Definitions;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>
/// Brings a plain value to the type a variable or input declares, as Elsa does when one is set: the text <c>4</c> in an
/// Int32 is the number 4. Types without a form of their own here (dates, spans, GUIDs, classes of others) stay as they are.
/// </summary>
internal static class DeclaredValue
{
    /// <exception cref="FormatException">The value is not of the type.</exception>
    public static object? Of(object? value, TypeAlias type)
    {
        if (value is null)
            return null;
        return type.IsCollection ? Items(value, type) : One(value, type);
    }

    private static object? Items(object value, TypeAlias type) => value switch
    {
        List<object?> list => list.ConvertAll(item => item is null ? null : One(item, type)),
        string text when Parsed(text) is List<object?> list => Items(list, type),
        string text when string.IsNullOrWhiteSpace(text) => null,
        _ => value,
    };

    private static object? One(object value, TypeAlias type) => type.Name switch
    {
        "string" => PlainValue.ToText(value),
        "boolean" => Truth(value),
        "int16" or "int32" or "int64" or "int" or "long" or "short" or "byte" => Whole(value, type),
        "single" or "double" or "float" => Number(value, type),
        "decimal" => Exact(value, type),
        _ when type.IsStructure && value is string text => string.IsNullOrWhiteSpace(text) ? null : Parsed(text) ?? value,
        _ => value,
    };

    private static object? Truth(object value) => value switch
    {
        bool flag => flag,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when bool.TryParse(text, out var flag) => flag,
        long or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0,
        _ => throw Refusal(value, "Boolean"),
    };

    private static object? Whole(object value, TypeAlias type) => value switch
    {
        long whole => whole,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => whole,
        bool flag => flag ? 1L : 0L,
        double or decimal => Rounded(value, type),
        _ => throw Refusal(value, type.Name),
    };

    private static long Rounded(object value, TypeAlias type)
    {
        try
        {
            return Convert.ToInt64(value, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw Refusal(value, type.Name);
        }
    }

    private static object? Number(object value, TypeAlias type) => value switch
    {
        double => value,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        long or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => throw Refusal(value, type.Name),
    };

    private static object? Exact(object value, TypeAlias type) => value switch
    {
        decimal => value,
        string text when string.IsNullOrWhiteSpace(text) => null,
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        long whole => (decimal)whole,
        double number when Math.Abs(number) < 7.9e28 => (decimal)number,
        _ => throw Refusal(value, type.Name),
    };

    private static object? Parsed(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return PlainValue.From(document.RootElement);
        }
        catch (JsonException)
        {
            return null;   // Elsa keeps a text that is not JSON as a text
        }
    }

    /// <summary>The value itself may be personal: it is not part of the sentence.</summary>
    private static FormatException Refusal(object value, string type) => new(value switch
    {
        string => $"The text is not of type {type}.",
        List<object?> => $"A list is not of type {type}.",
        Dictionary<string, object?> => $"An object is not of type {type}.",
        _ => $"The value is not of type {type}.",
    });
}
