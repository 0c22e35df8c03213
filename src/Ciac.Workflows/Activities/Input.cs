namespace Ciac.Workflows.Activities;

/// <summary>An input of an activity. Its expression is evaluated before the activity runs; read it by <see cref="ActivityContext.Get{T}"/>.</summary>
/// <typeparam name="T">The type the value is converted to.</typeparam>
public sealed class Input<T>(T? defaultValue = default)
{
    /// <summary>The value when the definition does not set the input.</summary>
    public T? Default { get; } = defaultValue;

    internal string Name { get; set; } = "";
}
