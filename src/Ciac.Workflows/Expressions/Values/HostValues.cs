using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Values on their way in: copies, so nothing a script changes reaches the host.</summary>
internal static class HostValues
{
    /// <summary>A defined name; here, and only here, a delegate becomes a function.</summary>
    public static Value Define(string name, object? given, Execution x) => given switch
    {
        Func<IReadOnlyList<object?>, object?> function => Value.Of(new HostFunction(name, function)),
        ScriptMembers members => Value.Of(new HostObject(members, x)),
        _ => In(given, x),
    };

    public static Value In(object? given, Execution x) => given switch
    {
        null => Value.Null,
        string text => Value.Of(text),
        bool flag => Value.Of(flag),
        double number => Value.Of(number),
        Enum named => Value.Of(named.ToString()),
        sbyte or byte or short or ushort or int or uint or long or ulong or float or decimal =>
            Value.Of(System.Convert.ToDouble(given, CultureInfo.InvariantCulture)),
        DateOnly or TimeOnly => Value.Of(((IFormattable)given).ToString("O", CultureInfo.InvariantCulture)),
        char or Guid or TimeSpan or Uri => Value.Of(System.Convert.ToString(given, CultureInfo.InvariantCulture)!),
        DateTimeOffset moment => Value.Of(new ScriptDate(moment.ToUnixTimeMilliseconds())),
        DateTime moment => In(moment.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(moment, TimeSpan.Zero) : new DateTimeOffset(moment), x),
        JsonDocument document => InElement(document.RootElement, x),
        JsonElement element => InElement(element, x),
        JsonValue json => InElement(JsonSerializer.SerializeToElement(json), x),
        byte[] or Stream => Value.Of(new HostReference(given)),
        _ => InMany(given, x),
    };

    private static Value InMany(object given, Execution x)
    {
        x.Budget.Enter();
        var value = given switch
        {
            IEnumerable<KeyValuePair<string, object?>> members => InObject(members, x),
            IEnumerable<KeyValuePair<string, JsonNode?>> members => InObject(members.Select(m => KeyValuePair.Create(m.Key, (object?)m.Value)), x),
            IDictionary members => InObject(members.Keys.Cast<object>().Select(key => KeyValuePair.Create($"{key}", members[key])), x),
            IEnumerable items => InArray(items.Cast<object?>(), x),
            _ => throw x.TypeError($"A value of type {given.GetType().Name} cannot be used in a script"),
        };
        x.Budget.Leave();
        return value;
    }

    private static Value InObject(IEnumerable<KeyValuePair<string, object?>> members, Execution x)
    {
        var made = new ScriptObject(Intrinsics.ObjectPrototype);
        foreach (var (key, value) in members)
        {
            x.Budget.Step();
            made.Define(key, In(value, x), PropertyFlags.All, x);
        }
        return Value.Of(made);
    }

    private static Value InArray(IEnumerable<object?> items, Execution x)
    {
        var list = new ValueList(x);
        foreach (var item in items) list.Add(In(item, x));
        return list.ToScriptArray();
    }

    private static Value InElement(JsonElement element, Execution x) => element.ValueKind switch
    {
        JsonValueKind.Undefined => Value.Undefined,
        JsonValueKind.Null => Value.Null,
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number => Value.Of(element.GetDouble()),
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Array => InMany(element.EnumerateArray().Select(e => (object?)e), x),
        _ => InMany(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, (object?)p.Value)), x),
    };
}
