namespace Ciac.Workflows.Expressions;

/// <summary>
/// An object of the host whose members a script reads and assigns by name, as variables.X. Define it with
/// <see cref="ScriptHost.DefineValue"/>. Members the script touched are written back once, after it ended without an error.
/// </summary>
public abstract class ScriptMembers
{
    /// <summary>Names for Object.keys and spreads.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Value of a member; false when there is none.</summary>
    public abstract bool TryRead(string name, out object? value);

    /// <summary>Takes the value a member has at the end, changed or not.</summary>
    public abstract void Write(string name, object? value);
}
