namespace Ciac.Core.Audit;

/// <summary>What an act changed, before and after, as the detail of its line: <c>Role: Clerk → …; Mobile: 138****0001 → …</c>. Callers mask.</summary>
public sealed class AuditChanges
{
    private const string Arrow = " → ";
    private const string Between = "; ";
    private readonly List<AuditChange> _changes = [];

    public bool Any => _changes.Count > 0;

    public AuditChanges Add(string field, string? before, string? after)
    {
        if (before != after) _changes.Add(new AuditChange(field, Plain(before), Plain(after)));
        return this;
    }

    public override string ToString() => string.Join(Between, _changes.Select(c => $"{c.Field}: {c.Before}{Arrow}{c.After}"));

    /// <summary>Null when the detail is something else than changes.</summary>
    public static IReadOnlyList<AuditChange>? Parse(string? detail)
    {
        if (detail is null || !detail.Contains(Arrow, StringComparison.Ordinal)) return null;
        return [.. detail.Split(Between).Select(ParseOne).OfType<AuditChange>()];
    }

    private static AuditChange? ParseOne(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var arrow = text.IndexOf(Arrow, StringComparison.Ordinal);
        return colon < 0 || arrow < colon ? null : new AuditChange(text[..colon], text[(colon + 2)..arrow], text[(arrow + Arrow.Length)..]);
    }

    // What was typed must not look like one more change.
    private static string Plain(string? value) => (value ?? "").Replace(";", "；", StringComparison.Ordinal).Replace("→", "-", StringComparison.Ordinal);
}

public sealed record AuditChange(string Field, string Before, string After);
