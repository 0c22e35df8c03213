using Ciac.Workflows.Definitions;
using Ciac.Workflows.Inbox;
using Ciac.Workflows.Instances;
using Ciac.Workflows.Tests.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Management;

public sealed class RemovalTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Removed_instance_leaves_nothing_behind_and_an_open_one_only_when_asked()
    {
        await using var engine = await TestEngine.OpenAsync();
        var id = await engine.RunAsync(Samples.DualSignature);
        await engine.SendAsync(InboxTests.Signature(id, "nobody") with { InstanceId = id });
        await engine.DrainAsync();
        Assert.Empty(await DeleteAsync(engine, false, id));
        Assert.Equal([id], await DeleteAsync(engine, true, id, "absent"));
        foreach (var table in (string[])["instances", "bookmarks", "journal", "incidents", "inbox"])
            Assert.Equal(0L, await engine.SqlAsync($"SELECT count(*) FROM workflows.{table}"));
    }

    [Fact]
    public async Task Definition_with_instances_is_removed_only_with_them()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.RunAsync(Samples.DualSignature);
        Assert.Equal(new(0, 1, true), await RemoveAsync(engine, removal => removal.DeleteAsync("dual", false, None)));
        Assert.Equal(1L, await engine.SqlAsync("SELECT count(*) FROM workflows.instances"));
        Assert.Equal(new(1, 1, false), await RemoveAsync(engine, removal => removal.DeleteAsync("dual", true, None)));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.definitions"));
        Assert.Equal(new(0, 0, false), await RemoveAsync(engine, removal => removal.DeleteAsync("dual", true, None)));
    }

    [Fact]
    public async Task Version_is_removed_unless_published_or_run_and_the_one_before_is_the_latest()
    {
        await using var engine = await TestEngine.OpenAsync();
        var first = await engine.ImportAsync(Samples.Sequence("versions", Samples.Line("a")));
        var second = await engine.ImportAsync(Samples.Sequence("versions", Samples.Line("b")), publish: false);
        Assert.True((await RemoveAsync(engine, removal => removal.DeleteVersionAsync(first.VersionId, None))).IsRefused);
        Assert.Equal(new(1, 0, false), await RemoveAsync(engine, removal => removal.DeleteVersionAsync(second.VersionId, None)));
        var left = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionReader>().FindAsync("versions", VersionChoice.Latest, None));
        Assert.Equal(first.VersionId, left!.Summary.VersionId);

        await engine.RunAsync(Samples.Sequence("versions", Samples.Line("c")));
        await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionManagement>().RetractAsync("versions", None));
        var run = await engine.InScopeAsync(scope => scope.GetRequiredService<IDefinitionReader>().FindAsync("versions", VersionChoice.Latest, None));
        Assert.Equal(1, (await RemoveAsync(engine, removal => removal.DeleteVersionAsync(run!.Summary.VersionId, None))).Instances);
    }

    [Fact]
    public async Task Dead_letter_is_sent_once_more_and_then_has_its_effect()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.StartAsync(new("dual") { InstanceId = "late" });
        await engine.DrainAsync();
        var letter = Assert.Single(await LettersAsync(engine, letters => letters.ListAsync(null, 10, None)));
        Assert.Equal(("inbox", "late", true), (letter.Source, letter.InstanceId, letter.CanReplay));

        await engine.ImportAsync(Samples.DualSignature);
        Assert.True(await LettersAsync(engine, letters => letters.ReplayAsync(letter.Id, None)));
        Assert.False(await LettersAsync(engine, letters => letters.ReplayAsync(letter.Id, None)));
        await engine.DrainAsync();
        Assert.Equal(("Suspended", null), ((await engine.FindAsync("late")).SubStatus, (await engine.FindAsync("late")).ParentId));
        Assert.Equal(0L, await engine.SqlAsync("SELECT count(*) FROM workflows.dead_letters"));
    }

    private static Task<IReadOnlyList<string>> DeleteAsync(TestEngine engine, bool evenOpen, params string[] ids) =>
        engine.InScopeAsync(scope => scope.GetRequiredService<IInstanceRemoval>().DeleteAsync(ids, evenOpen, None));

    private static Task<RemovalResult> RemoveAsync(TestEngine engine, Func<IDefinitionRemoval, Task<RemovalResult>> remove) =>
        engine.InScopeAsync(scope => remove(scope.GetRequiredService<IDefinitionRemoval>()));

    private static Task<T> LettersAsync<T>(TestEngine engine, Func<IDeadLetters, Task<T>> ask) =>
        engine.InScopeAsync(scope => ask(scope.GetRequiredService<IDeadLetters>()));
}
