using System.Collections.Frozen;
using Ciac.Workflows.Expressions.Builtins;

namespace Ciac.Workflows.Expressions.Values;

/// <summary>The standard objects: made once, frozen, shared by all runs, so that no run can leave anything in them.</summary>
internal static class Intrinsics
{
    public static readonly ScriptObject ObjectPrototype = new(null);
    public static readonly ScriptObject FunctionPrototype = new(ObjectPrototype);
    public static readonly ScriptObject ArrayPrototype = new(ObjectPrototype);
    public static readonly ScriptObject StringPrototype = new(ObjectPrototype);
    public static readonly ScriptObject NumberPrototype = new(ObjectPrototype);
    public static readonly ScriptObject BooleanPrototype = new(ObjectPrototype);
    public static readonly ScriptObject DatePrototype = new(ObjectPrototype);
    public static readonly ScriptObject RegExpPrototype = new(ObjectPrototype);
    public static readonly ScriptObject MapPrototype = new(ObjectPrototype);
    public static readonly ScriptObject SetPrototype = new(ObjectPrototype);
    public static readonly ScriptObject IteratorPrototype = new(ObjectPrototype);
    public static readonly ScriptObject ErrorPrototype = new(ObjectPrototype);
    public static readonly ScriptObject TypeErrorPrototype = new(ErrorPrototype);
    public static readonly ScriptObject RangeErrorPrototype = new(ErrorPrototype);
    public static readonly ScriptObject ReferenceErrorPrototype = new(ErrorPrototype);
    public static readonly ScriptObject SyntaxErrorPrototype = new(ErrorPrototype);
    public static readonly ScriptObject UriErrorPrototype = new(ErrorPrototype);
    public static readonly ScriptObject EvalErrorPrototype = new(ErrorPrototype);
    public static readonly FrozenDictionary<string, Value> Globals = MakeGlobals();

    private static FrozenDictionary<string, Value> MakeGlobals()
    {
        var globals = new ScriptObject(null);
        var library = new Library(globals);
        ObjectLibrary.Install(library);
        FunctionLibrary.Install(library);
        ArrayLibrary.Install(library);
        StringLibrary.Install(library);
        NumberLibrary.Install(library);
        MathLibrary.Install(library);
        NetLibrary.Install(library);
        JsonLibrary.Install(library);
        DateLibrary.Install(library);
        RegexLibrary.Install(library);
        CollectionLibrary.Install(library);
        ErrorLibrary.Install(library);
        TextCodingLibrary.Install(library);
        return library.Freeze();
    }
}
