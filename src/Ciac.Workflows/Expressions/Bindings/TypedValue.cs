using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Converts a plain value to the type an activity asks for.</summary>
internal static class TypedValue
{
    /// <exception cref="FormatException">The value is not of that type.</exception>
    public static T? To<T>(object? value) => value switch
    {
        null => default,
        T already => already,
        _ => (T?)To(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)),
    };

    /// <summary>Whether a value can be read as a type.</summary>
    public static bool Fits(object value, Type type)
    {
        try
        {
            _ = To(value, Nullable.GetUnderlyingType(type) ?? type);
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }

    private static object? To(object value, Type type)
    {
        if (type == typeof(object))
            return value;
        if (type == typeof(string))
            return PlainValue.ToText(value);
        if (value is string text)
            return FromText(text, type);
        if (type.IsEnum)
            return Enum.ToObject(type, System.Convert.ToInt32(value, CultureInfo.InvariantCulture));
        return type.IsPrimitive || type == typeof(decimal) ? FromNumber(value, type) : FromStructure(PlainValue.ToJson(value), type);
    }

    private static object? FromText(string text, Type type) => type switch
    {
        _ when type.IsEnum => Enum.Parse(type, text, ignoreCase: true),
        _ when type == typeof(TimeSpan) => Duration.Parse(text),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ when type == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ when type == typeof(Guid) => Guid.Parse(text),
        _ when type == typeof(byte[]) => System.Convert.FromBase64String(text),
        _ when type == typeof(bool) => text.Length > 0 && bool.Parse(text),
        _ when type.IsPrimitive || type == typeof(decimal) => System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        _ when text.Length == 0 => null,
        _ => FromStructure(text.TrimStart() is ['{' or '[' or '"', ..] ? text : JsonSerializer.Serialize(text, PlainValue.Json), type),
    };

    private static object FromNumber(object value, Type type)
    {
        if (type == typeof(bool) && value is double or long)
            return System.Convert.ToDouble(value, CultureInfo.InvariantCulture) != 0;
        return System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static object? FromStructure(string json, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, PlainValue.Json);
        }
        catch (JsonException error)
        {
            throw new FormatException(type.IsAssignableTo(typeof(IEnumerable)) ? "The value is not a list or object of that kind." : $"The value is not a {type.Name}.", error);
        }
    }
}
