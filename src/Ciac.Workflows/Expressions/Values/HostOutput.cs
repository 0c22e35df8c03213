using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>Values on their way out. Undefined and functions are left out of objects, as JSON does; elsewhere they are null.</summary>
internal static class HostOutput
{
    public static object? Out(in Value value, Execution x) => value.Kind switch
    {
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Number => value.Number,
        ValueKind.String => value.Text,
        ValueKind.Object => OutObject(value.AsObject!, x),
        _ => null,
    };

    public static object?[] OutAll(Value[] values, Execution x)
    {
        if (values.Length == 0) return [];
        var all = new object?[values.Length];
        for (var i = 0; i < all.Length; i++) all[i] = Out(values[i], x);
        return all;
    }

    private static object? OutObject(ScriptObject value, Execution x)
    {
        x.Budget.Enter();
        object? given = value switch
        {
            ScriptDate date => OutDate(date),
            ScriptFunction => null,
            HostReference reference => reference.Target,
            ScriptRegex regex => $"/{regex.Pattern.Source}/{regex.Pattern.Flags}",
            ScriptArray array => OutList(Iteration.OverArray(array), x),
            ScriptSet set => OutList(set.Items(), x),
            ScriptMap map => OutMap(map, x),
            ScriptError error => OutError(error, x),
            _ => OutMembers(value, x),
        };
        x.Budget.Leave();
        return given;
    }

    private static DateTimeOffset? OutDate(ScriptDate date) =>
        double.IsNaN(date.Time) || date.Time < DateTimeOffset.MinValue.ToUnixTimeMilliseconds() || date.Time > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds((long)date.Time);

    private static List<object?> OutList(IEnumerable<Value> items, Execution x)
    {
        var list = new List<object?>();
        foreach (var item in items)
        {
            x.Budget.Step();
            x.Budget.Reserve(list.Count * 16L);
            list.Add(Out(item, x));
        }
        return list;
    }

    private static Dictionary<string, object?> OutMembers(ScriptObject value, Execution x)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var key in value.OwnKeys(x)) Put(members, key, value.Get(key, x), x);
        return members;
    }

    private static Dictionary<string, object?> OutMap(ScriptMap map, Execution x)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Table.Entries()) Put(members, To.Text(key, x), value, x);
        return members;
    }

    private static Dictionary<string, object?> OutError(ScriptError error, Execution x)
    {
        var members = OutMembers(error, x);
        members["name"] = Out(error.Get("name", x), x);
        members["message"] = Out(error.Get("message", x), x);
        return members;
    }

    private static void Put(Dictionary<string, object?> members, string key, in Value value, Execution x)
    {
        x.Budget.Step();
        if (value.IsUndefined || value.AsFunction is not null) return;
        x.Budget.Reserve(members.Count * 80L);
        members[key] = Out(value, x);
    }
}
