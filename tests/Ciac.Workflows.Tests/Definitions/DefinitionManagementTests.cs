using System.Text.Json;
using System.Text.Json.Nodes;
using Ciac.Workflows.Definitions;
using Ciac.Workflows.Tests.Fixtures;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Definitions;

public sealed class DefinitionManagementTests
{
    private static readonly ChangeNote Note = new("tester", "why");

    [Fact]
    public async Task Running_instance_keeps_its_version_when_another_is_published_and_after_it_is_retracted()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Waiting("old"));
        await engine.ImportAsync(Waiting("new"));
        await engine.InScopeAsync(scope => Manage(scope).RetractAsync("versions", CancellationToken.None));
        await engine.SendAsync(InboxTests.Signature(id, "k"));
        await engine.DrainAsync();
        Assert.Equal(["old"], engine.Lines);
    }

    [Fact]
    public async Task Import_of_the_same_content_makes_no_new_version()
    {
        await using var engine = await TestEngine.OpenAsync();
        Assert.True((await engine.ImportAsync(Waiting("a"))).IsNew);
        Assert.False((await engine.ImportAsync(Waiting("a"))).IsNew);
        Assert.Equal(2, (await engine.ImportAsync(Waiting("b"))).Version);
    }

    [Fact]
    public async Task Draft_is_written_over_only_by_who_saw_it_and_a_published_version_never()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Waiting("published"));
        var published = (await engine.InScopeAsync(scope => Manage(scope).VersionsAsync("versions", CancellationToken.None))).Single();
        var draft = await engine.InScopeAsync(scope => Manage(scope).SaveDraftAsync(new(Waiting("draft"), published.Fingerprint, Note), CancellationToken.None));
        Assert.Equal((2, false), (draft.Version, draft.IsPublished));
        var again = await engine.InScopeAsync(scope => Manage(scope).SaveDraftAsync(new(Waiting("draft 2"), draft.Fingerprint, Note), CancellationToken.None));
        Assert.Equal(draft.VersionId, again.VersionId);
        var conflict = await Assert.ThrowsAsync<DefinitionConflictException>(() =>
            engine.InScopeAsync(scope => Manage(scope).SaveDraftAsync(new(Waiting("late"), draft.Fingerprint, Note), CancellationToken.None)));
        Assert.Equal(again.Fingerprint, conflict.Theirs.Fingerprint);

        await engine.RunAsync(Waiting("draft 2"));
        var reverted = await engine.InScopeAsync(scope => Manage(scope).RevertAsync("versions", 1, Note, CancellationToken.None));
        Assert.Equal((3, published.Fingerprint), (reverted.Version, reverted.Fingerprint));
    }

    [Theory]
    [InlineData("""{"id":"a","type":"No.Such"}""", "WF-001")]
    [InlineData("""{"id":"a","type":"Elsa.Sequence","activities":[{"id":"x","type":"Elsa.Start"},{"id":"x","type":"Elsa.Start"}]}""", "WF-002")]
    [InlineData("""{"id":"a","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"1 +"}}}""", "WF-003")]
    [InlineData("""{"id":"a","type":"Elsa.RunJavaScript","script":{"typeName":"String","expression":{"type":"Literal","value":"return ("}}}""", "WF-003")]
    [InlineData("""{"id":"a","type":"Elsa.Cron","cronExpression":{"typeName":"String","expression":{"type":"Literal","value":"bad"}}}""", "WF-006")]
    public async Task Definition_with_an_error_is_not_published(string root, string number)
    {
        await using var engine = await TestEngine.OpenAsync();
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => engine.ImportAsync(Samples.Definition("bad", root)));
        Assert.Contains(refused.Result.Findings, finding => finding.Number == number && finding.IsError);
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.definitions"));
    }

    [ElsaFact]
    public async Task Export_of_every_definition_of_Elsa_loses_nothing()
    {
        await using var engine = await TestEngine.OpenAsync();
        foreach (var file in ElsaFixtures.All())
        {
            var json = ElsaFixtures.Read(file);
            var imported = await engine.ImportAsync(json, publish: false);
            var exported = await engine.InScopeAsync(scope => Manage(scope).ExportAsync(imported.DefinitionId, imported.Version, CancellationToken.None));
            Assert.True(JsonNode.DeepEquals(Comparable(json), Comparable(exported!)), file);
        }
    }

    [Fact]
    public async Task Whoever_published_and_then_started_or_sent_gets_the_new_version_on_every_node()
    {
        await using var engine = await TestEngine.OpenAsync();
        await using var other = engine.Neighbour();
        await engine.ImportAsync(Waiting("old"));
        await engine.StartAsync(new("versions") { InstanceId = "old" });
        await other.DrainAsync();
        var published = await engine.ImportAsync(Waiting("new"));
        await engine.ImportAsync(Samples.Sequence("fresh", Samples.Activity("Elsa.Event", "event", Samples.Literal("eventName", "go"), "\"customProperties\":{\"canStartWorkflow\":true}")));
        await engine.StartAsync(new("versions") { InstanceId = "new" });
        await engine.SendAsync(new("Elsa.Event", new { EventName = "go" }));
        await other.DrainAsync();
        Assert.Equal(published.VersionId, (await engine.FindAsync("new")).VersionId);
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances WHERE definition_id = 'fresh' AND sub_status = 4"));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
    }

    [Fact]
    public async Task Unknown_activities_and_properties_survive_the_round_trip()
    {
        await using var engine = await TestEngine.OpenAsync();
        const string json = """
            {"definitionId":"unknown","name":"unknown","future":{"x":[1,2.50,null]},"root":{"id":"r","type":"Some.Future","version":3,"odd":"值","metadata":{"designer":{"position":{"x":1.5}}}}}
            """;
        var imported = await engine.ImportAsync(json, publish: false);
        var exported = await engine.InScopeAsync(scope => Manage(scope).ExportAsync(imported.DefinitionId, null, CancellationToken.None));
        Assert.True(JsonNode.DeepEquals(Comparable(json), Comparable(exported!)));
    }

    [Theory]
    [InlineData("""{"definitionId":"twice","definitionId":"once","root":{"id":"r","type":"Elsa.Start"}}""")]
    [InlineData("""{"definitionId":"twice","root":{"id":"r","type":"Elsa.WriteLine","text":"a","text":"b"}}""")]
    public async Task A_member_that_stands_twice_is_refused(string json)
    {
        await using var engine = await TestEngine.OpenAsync();
        await Assert.ThrowsAnyAsync<JsonException>(() => engine.ImportAsync(json));
        await Assert.ThrowsAnyAsync<JsonException>(() => engine.InScopeAsync(scope => Manage(scope).SaveDraftAsync(new(json, null, Note), CancellationToken.None)));
    }

    [Fact]
    public async Task Names_in_any_case_are_read_and_exported_once()
    {
        await using var engine = await TestEngine.OpenAsync();
        const string json = """{"DefinitionId":"any","Name":"Any","Version":7,"Root":{"Id":"r","Type":"Elsa.WriteLine","Text":{"TypeName":"String","Expression":{"Type":"Literal","Value":"read"}}}}""";
        await engine.RunAsync(json);
        Assert.Equal(["read"], engine.Lines);
        var exported = (JsonObject)JsonNode.Parse((await engine.InScopeAsync(scope => Manage(scope).ExportAsync("any", null, CancellationToken.None)))!)!;
        Assert.Equal(exported.Count, exported.Select(member => member.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(1, (int)exported.Single(member => member.Key.Equals("version", StringComparison.OrdinalIgnoreCase)).Value!);
    }

    private static IDefinitionManagement Manage(IServiceProvider scope) => scope.GetRequiredService<IDefinitionManagement>();

    private static string Waiting(string line) =>
        Samples.Sequence("versions", Samples.Activity("Test.Wait", "wait", Samples.Literal("key", "k")), Samples.Line(line));

    /// <summary>Ids, number and flags are the store's own; all else is the author's.</summary>
    private static JsonObject Comparable(string json)
    {
        var node = (JsonObject)JsonNode.Parse(json)!;
        foreach (var name in (string[])["$schema", "id", "version", "isLatest", "isPublished"])
            node.Remove(name);
        return node;
    }
}
