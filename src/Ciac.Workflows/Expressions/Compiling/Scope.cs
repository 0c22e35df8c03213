using Ciac.Workflows.Expressions.Parsing;
using Ciac.Workflows.Expressions.Syntax;

namespace Ciac.Workflows.Expressions.Compiling;

/// <summary>How many variables an environment holds; grows while its scopes are compiled.</summary>
internal sealed class Layout
{
    public int Size { get; set; }
}

internal enum VariableKind
{
    Plain,

    /// <summary>Cannot be read before its declaration ran.</summary>
    Let,
    Const,

    /// <summary>The name of a function expression inside itself: assignments to it do nothing.</summary>
    Self,
}

internal sealed record Variable(Layout Layout, int Slot, VariableKind Kind);

/// <summary>Where a name was found: so many environments outwards.</summary>
internal readonly record struct Place(int Hops, Variable Variable);

/// <summary>
/// The names of a function or block. A block without closures keeps its variables in the environment around it;
/// one with closures has an environment of its own, made anew on every pass.
/// </summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Variable> _names = new(StringComparer.Ordinal);
    private readonly Scope? _parent;

    private Scope(Scope? parent, Layout layout, FunctionScope function)
    {
        _parent = parent;
        Layout = layout;
        Function = function;
    }

    public Layout Layout { get; }

    public FunctionScope Function { get; }

    public bool OwnsEnvironment => _parent is null || !ReferenceEquals(_parent.Layout, Layout);

    /// <summary>Slots of let and const, to be made unborn when the block is entered.</summary>
    public List<int> LexicalSlots { get; } = [];

    public static Scope OfFunction(Scope? parent, FunctionScope function) => new(parent, new Layout(), function);

    public Scope Block(bool holdsFunction) => new(this, holdsFunction ? new Layout() : Layout, Function);

    public Variable Declare(string name, DeclarationKind kind, int at)
    {
        if (kind == DeclarationKind.Var && _names.TryGetValue(name, out var known))
            return known.Kind is VariableKind.Plain ? known : throw Twice(name, at);
        if (_names.ContainsKey(name)) throw Twice(name, at);
        var variable = Add(name, kind switch
        {
            DeclarationKind.Let => VariableKind.Let,
            DeclarationKind.Const => VariableKind.Const,
            _ => VariableKind.Plain,
        });
        if (kind != DeclarationKind.Var) LexicalSlots.Add(variable.Slot);
        return variable;
    }

    /// <summary>A function may be declared twice in a function's body, like a var; the last one counts.</summary>
    public void DeclareFunction(string name, int at)
    {
        if (!_names.TryGetValue(name, out var known)) Add(name, VariableKind.Plain);
        else if (known.Kind != VariableKind.Plain) throw Twice(name, at);
    }

    public Variable Add(string name, VariableKind kind) => _names[name] = new Variable(Layout, Layout.Size++, kind);

    public Place? Find(string name)
    {
        var hops = 0;
        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._names.TryGetValue(name, out var variable)) return new Place(hops, variable);
            if (scope.Function.Scope == scope && scope.Function.TakeImplicit(name) is { } implicitly) return new Place(hops, implicitly);
            if (scope.OwnsEnvironment) hops++;
        }
        return null;
    }

    private static SyntaxError Twice(string name, int at) => new(at, $"'{name}' is already declared");
}

/// <summary>What holds for all blocks of one function.</summary>
internal sealed class FunctionScope(bool isScript, bool isArrow)
{
    public bool IsScript => isScript;

    public Scope? Scope { get; set; }

    /// <summary>Slot of the arguments object, once the body mentions it.</summary>
    public Variable? Arguments { get; private set; }

    /// <summary>Labels around the current statement; true for those of loops.</summary>
    public List<(string Name, bool OfLoop)> Labels { get; } = [];

    public int Loops { get; set; }

    public int Switches { get; set; }

    /// <summary>The name of a function expression, by which its body can call it.</summary>
    public string? SelfName { get; init; }

    /// <summary>Slot of that name, once the body mentions it.</summary>
    public Variable? Self { get; private set; }

    /// <summary>Names a function has without declaring them.</summary>
    public Variable? TakeImplicit(string name)
    {
        if (name == SelfName) return Self ??= Scope!.Add(name, VariableKind.Self);
        return name != "arguments" || isScript || isArrow ? null : Arguments ??= Scope!.Add(name, VariableKind.Plain);
    }
}
