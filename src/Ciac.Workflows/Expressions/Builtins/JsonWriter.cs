using System.Globalization;
using System.Text;
using Ciac.Workflows.Expressions.Running;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>JSON.stringify (ECMA-262 §25.5.2).</summary>
internal sealed class JsonWriter(Execution x, string indent)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<ScriptObject> _open = new(ReferenceEqualityComparer.Instance);
    private int _level;

    public ScriptFunction? Replacer { get; init; }

    /// <summary>Names of the members to write; null for all.</summary>
    public HashSet<string>? Allowed { get; init; }

    public Value Write(in Value value)
    {
        var holder = ObjectLibrary.New();
        holder.Define("", value, PropertyFlags.All, x);
        if (!TryPrepare(holder, "", value, out var prepared)) return Value.Undefined;
        Append(prepared);
        x.Budget.Reserve(_text.Length * 2L);
        return Value.Of(_text.ToString());
    }

    /// <summary>What is written in place of the value; false when nothing is.</summary>
    private bool TryPrepare(ScriptObject holder, string key, in Value value, out Value prepared)
    {
        prepared = value;
        if (value.AsObject is { } owner && owner.Get("toJSON", x).AsFunction is { } toJson)
            prepared = toJson.Call(x, value, [Value.Of(key)]);
        if (Replacer is not null) prepared = Replacer.Call(x, Value.Of(holder), [Value.Of(key), prepared]);
        return !prepared.IsUndefined && prepared.AsFunction is null;
    }

    private void Append(in Value value)
    {
        x.Budget.Step();
        x.Budget.Reserve(_text.Length > 4096 ? _text.Length / 4 : 0);
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                _text.Append(value.IsTrue ? "true" : "false");
                break;
            case ValueKind.Number:
                _text.Append(double.IsFinite(value.Number) ? NumberText.Format(value.Number) : "null");
                break;
            case ValueKind.String:
                Quote(value.Text);
                break;
            case ValueKind.Object:
                AppendObject(value.AsObject!);
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void AppendObject(ScriptObject value)
    {
        if (!_open.Add(value)) throw x.TypeError("Converting circular structure to JSON");
        x.Budget.Enter();
        _level++;
        if (value is ScriptArray array) AppendItems(array);
        else AppendMembers(value);
        _level--;
        x.Budget.Leave();
        _open.Remove(value);
    }

    private void AppendItems(ScriptArray array)
    {
        _text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0) _text.Append(',');
            NewLine(_level);
            Append(TryPrepare(array, Keys.Of(i), array[i], out var prepared) ? prepared : Value.Null);
        }
        if (array.Count > 0) NewLine(_level - 1);
        _text.Append(']');
    }

    private void AppendMembers(ScriptObject value)
    {
        _text.Append('{');
        var first = true;
        foreach (var key in value.OwnKeys(x))
        {
            if (Allowed is not null && !Allowed.Contains(key)) continue;
            if (!TryPrepare(value, key, value.Get(key, x), out var prepared)) continue;
            if (!first) _text.Append(',');
            first = false;
            NewLine(_level);
            Quote(key);
            _text.Append(indent.Length > 0 ? ": " : ":");
            Append(prepared);
        }
        if (!first) NewLine(_level - 1);
        _text.Append('}');
    }

    private void NewLine(int level)
    {
        if (indent.Length == 0) return;
        _text.Append('\n');
        for (var i = 0; i < level; i++) _text.Append(indent);
    }

    private void Quote(string text)
    {
        x.Budget.Reserve(text.Length * 2L);
        x.Budget.Spend(text.Length / 32);
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 1024 == 1023) x.Budget.Reserve(1024 * 12);
            var paired = char.IsSurrogate(text[i]) && i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (paired) _text.Append(text[i++]).Append(text[i]);
            else QuoteUnit(text[i]);
        }
        _text.Append('"');
    }

    private void QuoteUnit(char c)
    {
        var escape = c switch { '"' => "\\\"", '\\' => @"\\", '\n' => @"\n", '\r' => @"\r", '\t' => @"\t", '\b' => @"\b", '\f' => @"\f", _ => null };
        if (escape is not null) _text.Append(escape);
        else if (c < ' ' || char.IsSurrogate(c)) _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        else _text.Append(c);
    }
}
