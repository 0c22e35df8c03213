namespace Ciac.Core;

/// <summary>What a verb answers: the value, or the refusals (several when a form has several wrong fields).</summary>
public sealed class Outcome<T>
{
    internal Outcome(T? value, IReadOnlyList<Refusal> refusals)
    {
        Value = value;
        Refusals = refusals;
    }

    public T? Value { get; }

    public IReadOnlyList<Refusal> Refusals { get; }

    public Refusal? Refusal => Refusals.Count > 0 ? Refusals[0] : null;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);
}

public static class Outcome
{
    /// <summary>For values whose type is an interface, which no conversion can be written for.</summary>
    public static Outcome<T> Of<T>(T value) => new(value, []);

    public static Outcome<T> Refused<T>(IReadOnlyList<Refusal> refusals) => new(default, refusals);
}

/// <summary>The value of a verb that has nothing to tell beyond "done".</summary>
public readonly record struct Done;
