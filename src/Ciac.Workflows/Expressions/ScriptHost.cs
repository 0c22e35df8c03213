using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ciac.Workflows.Expressions;

/// <summary>Finds a name the host did not define beforehand; false when there is none.</summary>
public delegate bool ScriptLookup(string name, out object? value);

/// <summary>
/// What a script sees besides the standard objects. Values cross as null, bool, double, string, list and dictionary;
/// numbers of any type, DateTimeOffset, Guid and JSON nodes are converted on the way in. A script keeps nothing in a host:
/// runs on several threads may share one that is no longer changed.
/// </summary>
public sealed class ScriptHost(ScriptHost? shared = null)
{
    private readonly Dictionary<string, object?> _names = new(StringComparer.Ordinal);
    private readonly List<ScriptLookup> _lookups = [];
    private readonly ScriptHost? _shared = shared;

    /// <summary>Clock and time zone of Date.</summary>
    public TimeProvider Time { get; init; } = shared?.Time ?? TimeProvider.System;

    /// <summary>Math.random: a number from 0 up to 1.</summary>
    public Func<double> Random { get; init; } = shared?.Random ?? RandomFraction;

    /// <summary>Defines a function. A value of this delegate type given by a lookup becomes a function too.</summary>
    public void Define(string name, Func<IReadOnlyList<object?>, object?> function) => _names[name] = function;

    /// <summary>Defines a value; it is converted when a script reads it, once per run.</summary>
    public void DefineValue(string name, object? value) => _names[name] = value;

    /// <summary>Asks when a name is read that is not defined: no need to build accessors that no script calls.</summary>
    public void DefineLookup(ScriptLookup lookup) => _lookups.Add(lookup);

    // 53 random bits, as many as a double tells apart between 0 and 1.
    private static double RandomFraction()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) * (1.0 / (1UL << 53));
    }

    internal bool TryFind(string name, out object? value)
    {
        if (_names.TryGetValue(name, out value)) return true;
        foreach (var lookup in _lookups)
            if (lookup(name, out value)) return true;
        return _shared is not null && _shared.TryFind(name, out value);
    }
}
