namespace Ciac.Workflows.Activities;

/// <summary>An output of an activity, copied into the variable or workflow output the definition names.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Output<T> : IArgument
{
    string IArgument.Name { get => Name; set => Name = value; }

    internal string Name { get; private set; } = "";
}
