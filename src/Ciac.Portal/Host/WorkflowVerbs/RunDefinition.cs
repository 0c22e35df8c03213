using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;

namespace Ciac.Portal.Host.WorkflowVerbs;

/// <summary><c>run</c>: publishes the files and runs the last one in a database that is thrown away.</summary>
internal static class RunDefinition
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> HandleAsync(WorkflowCommandLine line, CancellationToken ct)
    {
        var files = await DefinitionFile.ReadAsync(line.RequireFiles(), ct);
        var input = InputOf(files[^1], line.Input);
        await using var database = await EngineDatabase.ThrowAwayAsync(withPortal: false, ct);
        var published = await new DefinitionImport(database, "run").PublishAsync(files, ct);
        var command = new StartWorkflow(published[^1].DefinitionId) { Input = input };
        var id = await database.InScopeAsync<IWorkflowInbox, string>(inbox => inbox.StartAsync(command, ct));
        await database.Get<WorkflowEngine>().DrainAsync(ct);
        var ended = !line.ResumeAll || await new BookmarkResumption(database).RunAsync(ct);
        await AnswerAsync(database, id, ct);
        return ended ? 0 : throw new VerbRefusedException($"{files[^1].Name} did not come to an end after {BookmarkResumption.Most} resumed bookmarks.");
    }

    private static async Task AnswerAsync(EngineDatabase database, string id, CancellationToken ct)
    {
        var view = await database.Get<IInstanceReader>().FindAsync(id, ct);
        if (view is null or { SubStatus: "Pending" })
            throw new VerbRefusedException("The workflow could not be started: its definition does not allow it, or the engine failed.");
        Console.Out.WriteLine(JsonSerializer.Serialize(new
        {
            view.Status,
            view.SubStatus,
            Bookmarks = view.Bookmarks.Select(bookmark => new { bookmark.Id, bookmark.Name, bookmark.ActivityId }),
            Incidents = view.Incidents.Select(incident => new { incident.ActivityId, incident.ActivityType, incident.Message }),
            view.Output,
        }, Wire));
    }

    /// <summary>A value is JSON where it reads as JSON, unless the definition declares the input as text.</summary>
    private static Dictionary<string, object?> InputOf(DefinitionFile file, IReadOnlyDictionary<string, string> given)
    {
        var texts = (file.Content()["inputs"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(input => input["type"]?.ToString() == "String").Select(input => input["name"]?.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return given.ToDictionary(pair => pair.Key, pair => texts.Contains(pair.Key) ? pair.Value : ValueOf(pair.Value));
    }

    private static object? ValueOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Words need no quotation marks.
            return text;
        }
    }
}
