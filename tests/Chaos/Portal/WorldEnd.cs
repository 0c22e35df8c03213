using System.Globalization;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>All that must be the same in every run of a play; nothing in it is a time or a drawn number.</summary>
internal static class WorldEnd
{
    // A code is asked for again by a person who got none: that is no step of a flow.
    private const string Rows = """
        SELECT string_agg(line || ' ×' || times, E'\n' ORDER BY line) FROM (
            SELECT concat_ws(' ', 'flow', definition_id, sub_status, 'incidents', incident_count) AS line, count(*) AS times FROM workflows.instances WHERE definition_id = ANY($1) GROUP BY 1
            UNION ALL SELECT 'audit ' || action, count(*) FROM ciac.audit_events WHERE action <> 'signature.code-asked' GROUP BY 1
            UNION ALL SELECT 'message ' || kind, count(*) FROM ciac.messages GROUP BY 1
            UNION ALL SELECT concat_ws(' ', 'certificate', kind, role, status, is_main, holder_registration), count(*) FROM ciac.credentials GROUP BY 1
            UNION ALL SELECT 'revision', count(*) FROM ciac.document_revisions) ends
        """;

    public static async Task<string> OfAsync(PortalWorld world, FlowPlay play, Scene scene)
    {
        await using var command = world.Database.CreateCommand(Rows);
        command.Parameters.AddWithValue(play.Definitions);
        var lines = new List<string> { (string)(await command.ExecuteScalarAsync())! };
        foreach (var (to, template) in scene.Texts)
            lines.Add($"text {template} ×{(await world.Sandbox.TextsAsync(to.Mobile, template)).Count.ToString(CultureInfo.InvariantCulture)}");
        return string.Join('\n', lines);
    }
}
