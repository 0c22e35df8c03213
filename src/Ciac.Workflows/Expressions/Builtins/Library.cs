using System.Collections.Frozen;
using Ciac.Workflows.Expressions.Values;

namespace Ciac.Workflows.Expressions.Builtins;

/// <summary>Fills a standard object with its members.</summary>
internal sealed class Library(ScriptObject target)
{
    private readonly List<KeyValuePair<string, Value>> _members = [];

    public Library Method(string name, int arity, Native body) => Constant(name, Value.Of(new NativeFunction(name, arity, body)));

    public Library Constant(string name, Value value)
    {
        target.Install(name, value);
        _members.Add(KeyValuePair.Create(name, value));
        return this;
    }

    public Library Getter(string name, Native body)
    {
        target.Install(name, Value.Of(new Accessor(new NativeFunction(name, 0, body), null)));
        return this;
    }

    public ScriptObject Find(string name) => _members.First(m => m.Key == name).Value.AsObject!;

    /// <summary>Adds a constructor to the globals and gives the library of its static members.</summary>
    public Library Type(NativeFunction constructor, ScriptObject prototype)
    {
        constructor.Install("prototype", Value.Of(prototype));
        prototype.Install("constructor", Value.Of(constructor));
        Constant(constructor.Name, Value.Of(constructor));
        return new Library(constructor);
    }

    /// <summary>Freezes everything that can be reached and gives the members by name.</summary>
    public FrozenDictionary<string, Value> Freeze()
    {
        var pending = new Stack<ScriptObject>([target]);
        while (pending.TryPop(out var item))
        {
            if (item.IsClosed) continue;
            item.Restrict(PropertyFlags.Writable | PropertyFlags.Configurable);
            foreach (var inner in item.Inside()) pending.Push(inner);
        }
        return _members.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
