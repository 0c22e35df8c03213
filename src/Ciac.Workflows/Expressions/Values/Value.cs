namespace Ciac.Workflows.Expressions.Values;

internal enum ValueKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Object,
}

/// <summary>
/// A value of the language in two words: the reference says the kind (null = undefined, a tag = null, boolean or number,
/// a string or rope, an object), the number is beside it. So numbers never touch the heap.
/// </summary>
internal readonly struct Value
{
    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number = 0)
    {
        _reference = reference;
        _number = number;
    }

    public static Value Undefined => default;

    public static Value Null { get; } = new(Tag.Null);

    public static Value True { get; } = new(Tag.Boolean, 1);

    public static Value False { get; } = new(Tag.Boolean);

    /// <summary>A let or const before its declaration ran; never seen by a script.</summary>
    public static Value Unborn { get; } = new(Tag.Unborn);

    public static Value EmptyText { get; } = new("");

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Undefined,
        Tag tag => tag.Kind,
        string or Rope => ValueKind.String,
        _ => ValueKind.Object,
    };

    public bool IsUndefined => _reference is null;

    public bool IsNull => ReferenceEquals(_reference, Tag.Null);

    public bool IsNullish => _reference is null || ReferenceEquals(_reference, Tag.Null);

    public bool IsUnborn => ReferenceEquals(_reference, Tag.Unborn);

    public bool IsBoolean => ReferenceEquals(_reference, Tag.Boolean);

    public bool IsTrue => IsBoolean && _number != 0;

    public bool IsNumber => ReferenceEquals(_reference, Tag.Number);

    public bool IsString => _reference is string or Rope;

    public bool IsObject => _reference is ScriptObject;

    /// <summary>The number; only when IsNumber.</summary>
    public double Number => _number;

    /// <summary>The text; only when IsString.</summary>
    public string Text => _reference as string ?? ((Rope)_reference!).Flatten();

    public int TextLength => _reference is string text ? text.Length : ((Rope)_reference!).Length;

    /// <summary>A string or rope as it is.</summary>
    public object TextPiece => _reference!;

    public ScriptObject? AsObject => _reference as ScriptObject;

    public ScriptFunction? AsFunction => _reference as ScriptFunction;

    /// <summary>The accessor in a property slot; such a value never leaves the slot.</summary>
    public Accessor? AsAccessor => _reference as Accessor;

    public static Value Of(double number) => new(Tag.Number, number);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(string text) => new(text);

    public static Value Of(ScriptObject? value) => value is null ? Null : new(value);

    public static Value Of(Rope rope) => new(rope);

    public static Value Of(Accessor accessor) => new(accessor);

    /// <summary>The same object, or the same string instance; not a comparison of contents.</summary>
    public bool SameReference(in Value other) => ReferenceEquals(_reference, other._reference);

    private sealed class Tag(ValueKind kind)
    {
        public static readonly Tag Null = new(ValueKind.Null);
        public static readonly Tag Boolean = new(ValueKind.Boolean);
        public static readonly Tag Number = new(ValueKind.Number);
        public static readonly Tag Unborn = new(ValueKind.Undefined);

        public ValueKind Kind { get; } = kind;
    }
}
