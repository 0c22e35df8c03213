using Ciac.Workflows.Expressions.Running;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>A host value without members that a script can only hand on: bytes and streams.</summary>
internal sealed class HostReference(object target) : ScriptObject(null)
{
    public object Target { get; } = target;
}

/// <summary>A function of the host. It belongs to one run: a script may hang properties on it.</summary>
internal sealed class HostFunction(string name, Func<IReadOnlyList<object?>, object?> function) : ScriptFunction(Intrinsics.FunctionPrototype)
{
    public override string Name => name;

    public override int Arity => 0;

    public override Value Call(Execution x, in Value self, Value[] arguments)
    {
        x.Budget.Reserve(CostOf(arguments));
        var result = HostValues.In(Invoke(HostOutput.OutAll(arguments, x), x), x);
        x.Budget.CheckBytes();
        return result;
    }

    /// <summary>What a host makes of a text (bytes, and a longer text of them) is about four bytes a character.</summary>
    private static long CostOf(Value[] arguments)
    {
        var bytes = 0L;
        foreach (var argument in arguments)
            if (argument.Kind == ValueKind.String) bytes += 4L * argument.Text.Length;
        return bytes;
    }

    private object? Invoke(object?[] arguments, Execution x)
    {
        try
        {
            return function(arguments);
        }
        catch (ScriptException error) when (error.Kind == ScriptErrorKind.Runtime)
        {
            throw x.Error(Intrinsics.ErrorPrototype, error.Message);
        }
        catch (Exception error) when (error is not (ScriptException or OperationCanceledException))
        {
            throw new HostFailure(name, error, x.At);
        }
    }
}

/// <summary>A host function failed for a reason that is none of the script's business: no catch clause sees it.</summary>
internal sealed class HostFailure(string function, Exception cause, int at) : Exception($"{function} failed", cause)
{
    public int At { get; } = at;
}

/// <summary>
/// The named values of a host, as variables.X: read when first asked for, written back when the script ended well,
/// be it that the name was assigned or that the object behind it may have changed inside.
/// </summary>
internal sealed class HostObject : ScriptObject
{
    private readonly ScriptMembers _members;
    private readonly HashSet<string> _asked = [];

    public HostObject(ScriptMembers members, Execution x)
        : base(Intrinsics.ObjectPrototype)
    {
        _members = members;
        x.Track(this);
    }

    public override bool TryGetOwn(string key, Execution x, out Property property)
    {
        if (_asked.Add(key) && _members.TryRead(key, out var given)) base.Define(key, HostValues.In(given, x), PropertyFlags.All, x);
        return base.TryGetOwn(key, x, out property);
    }

    public override void Set(string key, in Value value, Execution x)
    {
        _asked.Add(key);
        base.Set(key, value, x);
    }

    public override void Delete(string key, Execution x) => throw x.TypeError($"Cannot delete '{key}'");

    public override List<string> OwnKeys(Execution x, bool hidden = false)
    {
        foreach (var name in _members.Names) TryGetOwn(name, x, out _);
        return base.OwnKeys(x, hidden);
    }

    /// <summary>Converts first and gives the writing back: a conversion that fails leaves the host as it was.</summary>
    public Action PrepareWriteBack(Execution x)
    {
        var values = base.OwnKeys(x).Select(key => (key, HostOutput.Out(Get(key, x), x))).ToList();
        return () => values.ForEach(v => _members.Write(v.key, v.Item2));
    }
}
