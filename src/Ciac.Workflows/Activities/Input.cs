namespace Ciac.Workflows.Activities;

/// <summary>An input of an activity. Its expression is evaluated before the activity runs; read it by <see cref="ActivityContext.Get{T}"/>.</summary>
/// <typeparam name="T">The type the value is converted to.</typeparam>
/// <param name="defaultValue">The value when the definition does not set the input.</param>
public sealed class Input<T>(T? defaultValue) : IArgument
{
    /// <summary>An input without a default.</summary>
    public Input() : this(default) { }

    /// <summary>The value when the definition does not set the input.</summary>
    public T? Default { get; } = defaultValue;

    string IArgument.Name { get => Name; set => Name = value; }

    internal string Name { get; private set; } = "";
}
