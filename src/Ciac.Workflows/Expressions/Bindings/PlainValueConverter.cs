using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ciac.Workflows.Expressions.Bindings;

/// <summary>Reads and writes plain values without reflection.</summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) => WriteValue(writer, value);

    private static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble(),
        JsonTokenType.StartArray => ReadList(ref reader),
        _ => ReadMap(ref reader),
    };

    private static List<object?> ReadList(ref Utf8JsonReader reader)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(ReadValue(ref reader));
        return list;
    }

    private static Dictionary<string, object?> ReadMap(ref Utf8JsonReader reader)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            map[name] = ReadValue(ref reader);
        }
        return map;
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case string text: writer.WriteStringValue(text); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case decimal exact: writer.WriteNumberValue(exact); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double: writer.WriteNullValue(); break;
            case List<object?> list: WriteList(writer, list); break;
            case Dictionary<string, object?> map: WriteMap(writer, map); break;
            default: WriteValue(writer, PlainValue.From(value)); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, List<object?> list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
            WriteValue(writer, item);
        writer.WriteEndArray();
    }

    private static void WriteMap(Utf8JsonWriter writer, Dictionary<string, object?> map)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, item);
        }
        writer.WriteEndObject();
    }
}
