using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Definitions;

/// <summary>Several definitions come in together or not at all.</summary>
public sealed class ImportTogetherTests
{
    [Fact]
    public async Task Definitions_that_refer_to_each_other_come_in_any_order()
    {
        await using var engine = await TestEngine.OpenAsync();
        await ImportAsync(engine, Samples.Sequence("outer", Samples.Activity("Inner", "a")), Inner("inside"));
        await engine.RunAsync(Samples.Sequence("outer", Samples.Activity("Inner", "a")));
        Assert.Equal(["inside"], engine.Lines);
    }

    [Fact]
    public async Task One_with_an_error_keeps_all_out()
    {
        await using var engine = await TestEngine.OpenAsync();
        var refused = await Assert.ThrowsAsync<DefinitionRefusedException>(() => ImportAsync(engine, Inner("inside"), Samples.Sequence("bad", Samples.Activity("No.Such", "a"))));
        Assert.Equal([false, true], refused.Results.Select(result => result.HasErrors));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.definitions"));
    }

    /// <summary>A draft is often older than what it contains; what runs is what was there when it was published.</summary>
    [Fact]
    public async Task Nested_workflow_is_pinned_when_its_parent_is_published()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("outer", Samples.Activity("Inner", "a")), publish: false);
        await engine.ImportAsync(Inner("first"));
        await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().PublishAsync("outer", new("tester", "why"), CancellationToken.None));
        var pinned = await engine.SqlAsync("SELECT pins FROM workflows.definitions WHERE definition_id = 'outer'");
        Assert.Contains((string)(await engine.SqlAsync("SELECT version_id FROM workflows.definitions WHERE definition_id = 'inner'"))!, (string)pinned!, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<ImportResult>> ImportAsync(TestEngine engine, params string[] definitions) => engine.InScopeAsync(
        scope => scope.GetRequiredService<IDefinitionLibrary>().ImportAllAsync(definitions, publish: true, new ChangeNote("", "test"), CancellationToken.None));

    private static string Inner(string line) =>
        $$"""{"definitionId":"inner","name":"Inner","options":{"usableAsActivity":true},"root":{{Samples.Line(line)}}}""";
}
