using Ciac.Workflows.Instances;
using Ciac.Workflows.Tests.Inbox;

namespace Ciac.Workflows.Tests.Management;

public sealed class InstanceListTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Filters_find_what_they_name_and_nothing_else()
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.ImportAsync(Samples.DualSignature);
        var waiting = await engine.StartAsync(new("dual") { CorrelationId = "A-1" });
        var ended = await engine.StartAsync(new("dual") { CorrelationId = "A-2" });
        await engine.DrainAsync();
        foreach (var key in (string[])["seal", "legal"])
            await engine.SendAsync(InboxTests.Signature(ended, key));
        await engine.DrainAsync();

        await FindsAsync(engine, new() { Status = "Running" }, waiting);
        await FindsAsync(engine, new() { SubStatuses = ["Finished"] }, ended);
        await FindsAsync(engine, new() { SubStatuses = ["Finished", "Suspended"] }, ended, waiting);
        await FindsAsync(engine, new() { Search = "A-" }, ended, waiting);
        await FindsAsync(engine, new() { Search = "A-1" }, waiting);
        await FindsAsync(engine, new() { Search = ended }, ended);
        await FindsAsync(engine, new() { Search = "-1" });
        await FindsAsync(engine, new() { DefinitionIds = ["dual", "other"], HasIncidents = false }, ended, waiting);
        await FindsAsync(engine, new() { HasIncidents = true });
        await FindsAsync(engine, new() { Order = InstanceOrder.Finished }, ended);
        await FindsAsync(engine, new() { Times = [new(InstanceOrder.Finished, "<=", engine.Time.GetUtcNow())] }, ended);
        await FindsAsync(engine, new() { Times = [new(InstanceOrder.Updated, ">", engine.Time.GetUtcNow())] });
        await FindsAsync(engine, new() { Version = 1, Ids = [waiting] }, waiting);
    }

    [Theory]
    [InlineData(InstanceOrder.Created, false)]
    [InlineData(InstanceOrder.Created, true)]
    [InlineData(InstanceOrder.Updated, false)]
    [InlineData(InstanceOrder.Finished, true)]
    [InlineData(InstanceOrder.Name, false)]
    public async Task Pages_by_number_and_by_cursor_hold_every_row_once(InstanceOrder order, bool ascending)
    {
        await using var engine = await TestEngine.OpenAsync();
        await FillAsync(engine, 25);
        var byNumber = new List<InstanceSummary>();
        for (var skip = 0; skip < 30; skip += 7)
            byNumber.AddRange(await engine.Reader.ListAsync(new() { Order = order, Ascending = ascending, Skip = skip, Take = 7 }, None));
        Assert.Equal(25, byNumber.Select(row => row.Id).Distinct().Count());
        Assert.Equal(25, byNumber.Count);
        if (order == InstanceOrder.Name)
            return;

        var byCursor = new List<InstanceSummary>();
        InstanceCursor? after = null;
        do
        {
            var page = await engine.Reader.ListAsync(new() { Order = order, Ascending = ascending, After = after, Take = 7 }, None);
            byCursor.AddRange(page);
            after = page.Count < 7 ? null : new(TimeOf(page[^1], order), page[^1].Id);
        }
        while (after is not null);
        Assert.Equal(byNumber.Select(row => row.Id), byCursor.Select(row => row.Id));
    }

    [Fact]
    public async Task Counting_stops_at_its_bound()
    {
        await using var engine = await TestEngine.OpenAsync();
        await FillAsync(engine, 10_005);
        Assert.Equal(new(10_000, false), await engine.Reader.CountAsync(new(), None));
        Assert.Equal(new(0, true), await engine.Reader.CountAsync(new() { Status = "Running" }, None));
        Assert.Equal(new(1, true), await engine.Reader.CountAsync(new() { Search = "C-77", Version = 77 }, None));
    }

    /// <summary>Each page of a large table is read along an index: no plan reads the whole table.</summary>
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task No_page_reads_the_whole_table(string question)
    {
        await using var engine = await TestEngine.OpenAsync();
        await FillAsync(engine, 20_000);
        await engine.SqlAsync("ANALYZE workflows.instances");
        await using var command = engine.Database.CreateCommand();
        var condition = InstanceCondition.Add(command, Filters[question]);
        command.CommandText = $"EXPLAIN SELECT * FROM workflows.instances WHERE {condition} ORDER BY created_at DESC, id DESC LIMIT 50";
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal));
    }

    public static TheoryData<string> Questions => [.. Filters.Keys];

    private static readonly Dictionary<string, InstanceFilter> Filters = new()
    {
        ["everything"] = new(),
        ["of a definition"] = new() { DefinitionId = "filled" },
        ["running"] = new() { Status = "Running" },
        ["running of a definition"] = new() { Status = "Running", DefinitionId = "filled" },
        ["suspended"] = new() { SubStatuses = ["Suspended"] },
        ["cancelled"] = new() { SubStatuses = ["Cancelled"] },
        ["with incidents"] = new() { HasIncidents = true },
        ["by correlation"] = new() { CorrelationId = "C-77" },
        ["by search"] = new() { Search = "C-77" },
        ["of a version"] = new() { VersionId = "v-77" },
        ["ended lately"] = new() { Times = [new(InstanceOrder.Finished, ">", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))] },
        ["moved lately"] = new() { Times = [new(InstanceOrder.Updated, ">", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero))] },
    };

    private static DateTimeOffset TimeOf(InstanceSummary row, InstanceOrder order) => order switch
    {
        InstanceOrder.Created => row.CreatedAt,
        InstanceOrder.Updated => row.UpdatedAt,
        _ => row.FinishedAt!.Value,
    };

    private static async Task FindsAsync(TestEngine engine, InstanceFilter filter, params string[] expected)
    {
        Assert.Equal(expected.Order(), (await engine.Reader.ListAsync(filter, None)).Select(row => row.Id).Order());
        Assert.Equal(new(expected.Length, true), await engine.Reader.CountAsync(filter, None));
    }

    /// <summary>Finished rows made by SQL; several begin at the same moment, as in a batch.</summary>
    private static Task<object?> FillAsync(TestEngine engine, int rows) => engine.SqlAsync($"""
        INSERT INTO workflows.instances (id, definition_id, version_id, version, status, sub_status, correlation_id, name, incident_count, state, created_at, updated_at, finished_at)
        SELECT 'i' || n, 'filled', 'v-' || n % 100, n, 2, 4, 'C-' || n, CASE WHEN n % 3 = 0 THEN 'N' || n % 5 END, 0, '{"{}"}', '2026-01-01'::timestamptz + n / 3 * interval '1 s',
               '2026-01-02'::timestamptz + n / 4 * interval '1 s', '2026-01-02'::timestamptz + n / 4 * interval '1 s' FROM generate_series(1, {rows}) n
        """);
}
