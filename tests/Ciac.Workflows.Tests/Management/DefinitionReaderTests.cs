using Ciac.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Workflows.Tests.Management;

public sealed class DefinitionReaderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(VersionKind.Latest, 0, 3)]
    [InlineData(VersionKind.Published, 0, 2)]
    [InlineData(VersionKind.LatestOrPublished, 0, 2)]
    [InlineData(VersionKind.Draft, 0, 3)]
    [InlineData(VersionKind.Number, 1, 1)]
    [InlineData(VersionKind.LatestAndPublished, 0, null)]
    public async Task Version_is_chosen_as_Elsa_names_it(VersionKind kind, int number, int? expected)
    {
        await using var engine = await ThreeVersionsAsync();
        var found = await ReadAsync(engine, reader => reader.FindAsync("three", new(kind, number), None));
        Assert.Equal(expected, found?.Summary.Version);
    }

    [Fact]
    public async Task Page_counts_searches_and_orders()
    {
        await using var engine = await ThreeVersionsAsync();
        await engine.ImportAsync(Samples.Sequence("other", Samples.Line("x")).Replace("\"version\":1", "\"description\":\"about 100% paint\",\"version\":1", StringComparison.Ordinal));
        var page = await ReadAsync(engine, reader => reader.PageAsync(new() { Take = 1, Skip = 1 }, None));
        Assert.Equal((2L, "three"), (page.Total, Assert.Single(page.Items).Summary.DefinitionId));
        Assert.Equal(4L, (await ReadAsync(engine, reader => reader.PageAsync(new() { Versions = new(VersionKind.All) }, None))).Total);
        Assert.Equal("other", Assert.Single((await ReadAsync(engine, reader => reader.PageAsync(new() { Search = "100% p" }, None))).Items).Summary.DefinitionId);
        Assert.Equal(0L, (await ReadAsync(engine, reader => reader.PageAsync(new() { Search = "%" + "zz" }, None))).Total);
        Assert.True(await ReadAsync(engine, reader => reader.IsNameTakenAsync("OTHER", "three", None)));
        Assert.False(await ReadAsync(engine, reader => reader.IsNameTakenAsync("other", "other", None)));
    }

    [Fact]
    public async Task Consumers_are_those_that_use_it_as_an_activity()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("Child", Samples.Line("c")).Replace("\"version\":1,\"variables\"", "\"version\":1,\"options\":{\"usableAsActivity\":true},\"variables\"", StringComparison.Ordinal));
        await engine.ImportAsync(Samples.Sequence("parent", Samples.Activity("Child", "child")));
        Assert.Equal(["parent"], await ReadAsync(engine, reader => reader.ConsumersAsync("Child", None)));
        Assert.Empty(await ReadAsync(engine, reader => reader.ConsumersAsync("parent", None)));
    }

    [Fact]
    public async Task Publishing_what_somebody_changed_meanwhile_is_a_conflict()
    {
        await using var engine = await ThreeVersionsAsync();
        var seen = (await ReadAsync(engine, reader => reader.FindAsync("three", VersionChoice.Latest, None)))!.Summary.Fingerprint;
        await engine.InScopeAsync(scope => Manage(scope).SaveDraftAsync(new(Samples.Sequence("three", Samples.Line("4")), seen, new("other", "")), None));
        await Assert.ThrowsAsync<DefinitionConflictException>(() => engine.InScopeAsync(scope => Manage(scope).PublishAsync(new PublishDraft("three", seen, new("me", "")), None)));
        Assert.Equal(2, (await ReadAsync(engine, reader => reader.FindAsync("three", new(VersionKind.Published), None)))!.Summary.Version);
    }

    private static async Task<TestEngine> ThreeVersionsAsync()
    {
        var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.Sequence("three", Samples.Line("1")));
        await engine.ImportAsync(Samples.Sequence("three", Samples.Line("2")));
        await engine.ImportAsync(Samples.Sequence("three", Samples.Line("3")), publish: false);
        return engine;
    }

    private static IDefinitionManagement Manage(IServiceProvider scope) => scope.GetRequiredService<IDefinitionManagement>();

    private static Task<T> ReadAsync<T>(TestEngine engine, Func<IDefinitionReader, Task<T>> read) =>
        engine.InScopeAsync(scope => read(scope.GetRequiredService<IDefinitionReader>()));
}
