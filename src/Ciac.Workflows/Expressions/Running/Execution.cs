using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Running;

/// <summary>One run: its counters, its host, and the globals it made.</summary>
internal sealed class Execution(ScriptHost host, ScriptLimits limits)
{
    private Dictionary<string, Value>? _globals;
    private Stack<ScriptArray>? _joining;
    private List<HostObject>? _hostObjects;

    public ScriptHost Host { get; } = host;

    public Budget Budget { get; } = new(limits);

    /// <summary>Arrays being joined, to stop at one that holds itself.</summary>
    public Stack<ScriptArray> Joining => _joining ??= new Stack<ScriptArray>();

    /// <summary>Offset in the source of what runs now, for error messages.</summary>
    public int At { get; set; }

    /// <summary>What the script assigned, then the host, then the standard objects.</summary>
    public bool TryGetGlobal(string name, out Value value)
    {
        if (_globals is not null && _globals.TryGetValue(name, out value)) return true;
        if (!Host.TryFind(name, out var given)) return Intrinsics.Globals.TryGetValue(name, out value);
        value = HostValues.Define(name, given, this);
        if (value.IsObject) SetGlobal(name, value);
        return true;
    }

    /// <summary>An assignment to a name nobody declared makes a global of this run.</summary>
    public void SetGlobal(string name, in Value value)
    {
        _globals ??= new Dictionary<string, Value>(StringComparer.Ordinal);
        Budget.Reserve(_globals.Count * 40L);
        _globals[name] = value;
    }

    public void Track(HostObject value) => (_hostObjects ??= []).Add(value);

    /// <summary>Gives changed values back to the host, after the script ended well.</summary>
    public void WriteBack()
    {
        if (_hostObjects is null) return;
        foreach (var write in _hostObjects.Select(o => o.PrepareWriteBack(this)).ToList()) write();
    }

    public ThrowSignal TypeError(string message) => Error(Intrinsics.TypeErrorPrototype, message);

    public ThrowSignal RangeError(string message) => Error(Intrinsics.RangeErrorPrototype, message);

    public ThrowSignal ReferenceError(string message) => Error(Intrinsics.ReferenceErrorPrototype, message);

    public ThrowSignal SyntaxError(string message) => Error(Intrinsics.SyntaxErrorPrototype, message);

    public ThrowSignal UriError(string message) => Error(Intrinsics.UriErrorPrototype, message);

    public ThrowSignal Error(ScriptObject prototype, string message) => new(Value.Of(new ScriptError(prototype, message)), this);
}
