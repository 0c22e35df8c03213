using Npgsql;

namespace Ciac.Workflows.Instances;

/// <summary>
/// The WHERE of a list of instances. Only what is asked for is in it, and states are written as constants, so that the
/// index of those rows is used.
/// </summary>
internal sealed class InstanceCondition
{
    private const string Last = "\U0010FFFF";
    private static readonly string[] Comparisons = ["=", "<>", "<", ">", "<=", ">="];

    private readonly NpgsqlCommand _command;
    private readonly List<string> _conditions = ["true"];

    private InstanceCondition(NpgsqlCommand command) => _command = command;

    /// <summary>Adds the filter's parameters to the command and returns its conditions.</summary>
    public static string Add(NpgsqlCommand command, InstanceFilter filter)
    {
        var condition = new InstanceCondition(command);
        condition.Which(filter);
        condition.States(filter);
        condition.Times(filter);
        return string.Join(" AND ", condition._conditions);
    }

    private void Which(InstanceFilter filter)
    {
        Equal("definition_id", filter.DefinitionId);
        Equal("correlation_id", filter.CorrelationId);
        Equal("version_id", filter.VersionId);
        Equal("version", filter.Version);
        if (filter.DefinitionIds.Count > 0)
            _conditions.Add($"definition_id = ANY({Value(filter.DefinitionIds.ToArray())})");
        if (filter.Ids.Count > 0)
            _conditions.Add($"id = ANY({Value(filter.Ids.ToArray())})");
        if (filter.Search is not { Length: > 0 } search)
            return;
        var (from, to) = (Value(search), Value(search + Last));
        _conditions.Add($"(id = {from} OR (correlation_id ~>=~ {from} AND correlation_id ~<~ {to}) OR (name ~>=~ {from} AND name ~<~ {to}))");
    }

    private void States(InstanceFilter filter)
    {
        if (filter.Status is { } status)
            _conditions.Add($"status = {(short)Enum.Parse<InstanceStatus>(status)}");
        if (filter.HasIncidents is { } has)
            _conditions.Add(has ? "incident_count > 0" : "incident_count = 0");
        if (filter.Order == InstanceOrder.Finished)
            _conditions.Add("finished_at IS NOT NULL");
        var subs = filter.SubStatuses.Select(Enum.Parse<InstanceSubStatus>).Distinct().ToList();
        if (subs.Count == 0)
            return;
        _conditions.Add(subs is [var one] ? $"sub_status = {(short)one}" : $"sub_status IN ({string.Join(", ", subs.Select(sub => (short)sub))})");
        // Said in the words of the index: these are the open ones.
        if (subs.TrueForAll(sub => sub <= InstanceSubStatus.Suspended))
            _conditions.Add("status = 1");
    }

    private void Times(InstanceFilter filter)
    {
        if (filter.Before is { } before)
            _conditions.Add($"created_at < {Value(before)}");
        foreach (var time in filter.Times)
            _conditions.Add(TimeOf(time));
        if (filter.After is not { } after)
            return;
        var column = ColumnOf(filter.Order);
        _conditions.Add($"({column}, id) {(filter.Ascending ? '>' : '<')} ({Value(after.At)}, {Value(after.Id)})");
    }

    /// <summary>The end is the last move of an instance that has ended, and has an index; the open ones are few.</summary>
    private string TimeOf(InstanceTime time)
    {
        if (!Comparisons.Contains(time.Comparison))
            throw new ArgumentException($"There is no comparison '{time.Comparison}'.", nameof(time));
        var at = Value(time.At);
        return time.Column == InstanceOrder.Updated
            ? $"((status = 1 AND updated_at {time.Comparison} {at}) OR finished_at {time.Comparison} {at})"
            : $"{ColumnOf(time.Column)} {time.Comparison} {at}";
    }

    public static string ColumnOf(InstanceOrder order) => order switch
    {
        InstanceOrder.Created => "created_at",
        InstanceOrder.Updated => "updated_at",
        InstanceOrder.Finished => "finished_at",
        _ => "name",
    };

    private void Equal(string column, object? value)
    {
        if (value is not null)
            _conditions.Add($"{column} = {Value(value)}");
    }

    private string Value(object value)
    {
        _command.Parameters.Add(new() { Value = value });
        return $"${_command.Parameters.Count}";
    }
}
