using System.Text;
using Ciac.Core.Outside.ApprovingSystem;
using Ciac.Core.Qualifications;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Workflows.Incidents;
using Ciac.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Qualifications;

/// <summary>F12: events of the approving system become versions and ends, once, in whatever order they come.</summary>
[Collection(SandboxCollection.Name)]
public sealed class QualificationChangeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task A_certificate_is_issued_raised_ended_in_part_and_ended()
    {
        var number = Certifying.NewNumber();
        var partly = Certifying.Event(number, 3, Certifying.Content(grades: "一级")) with { Change = QualificationChange.Ended, EndedAs = QualificationEnd.Withdrawn, Reason = "人员不足" };
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content(grades: ["二级", "三级"])), Certifying.Event(number, 2, Certifying.Content(grades: ["一级", "三级"])), partly);
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((3, 3L, (QualificationEnd?)null), (certificate.CurrentVersion, certificate.Sequence, certificate.EndedAs));
        var versions = await World.VersionsAsync(certificate);
        Assert.Equal([true, true, false], versions.Select(v => v.SupersededAt is not null));
        Assert.Equal(["第1类工程总承包一级"], versions[2].Content.Grades.Select(grade => grade.ToString()));
        Assert.Equal(QualificationEnd.Withdrawn, versions[2].EndedAs);

        await World.TakeAsync(Certifying.Event(number, 4, null) with { Reason = "企业申请注销" });
        certificate = await World.CertificateAsync(number);
        Assert.Equal((3, (QualificationEnd?)QualificationEnd.Cancelled, "企业申请注销"), (certificate.CurrentVersion, certificate.EndedAs, certificate.EndReason));
        Assert.Equal(["qualification.versioned", "qualification.versioned", "qualification.versioned", "qualification.revoked"], await World.EventsAsync(number));
        Assert.Equal([$"{number}-1", $"{number}-2", $"{number}-3", $"{number}-4"], await World.ReportsAsync(number));
        Assert.NotNull((await World.KeptAsync(partly)).ReportedAt);
    }

    [Fact]
    public async Task Three_events_end_equal_in_all_six_orders()
    {
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var last in new[] { Certifying.Content("三", "特级"), null })
        {
            var ends = new HashSet<string>();
            foreach (var order in orders)
            {
                var number = Certifying.NewNumber();
                ChangeEvent[] events = [Certifying.Event(number, 1, Certifying.Content("一", "三级")), Certifying.Event(number, 2, Certifying.Content("二", "二级")), Certifying.Event(number, 3, last)];
                await World.TakeAsync([.. order.Select(i => events[i])]);
                var certificate = await World.CertificateAsync(number);
                var current = (await World.VersionsAsync(certificate)).Single(v => v.Number == certificate.CurrentVersion);
                ends.Add($"{certificate.Sequence} {certificate.EndedAs} {certificate.EnterpriseName} {current.Sequence} {current.ContentJson}");
            }

            Assert.Single(ends);
        }
    }

    [Fact]
    public async Task What_comes_late_is_kept_and_changes_nothing()
    {
        var number = Certifying.NewNumber();
        var (first, second) = (Certifying.Event(number, 1, Certifying.Content("旧")), Certifying.Event(number, 2, Certifying.Content("新")));
        await World.TakeAsync(second, first);
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((1, "新"), (certificate.CurrentVersion, certificate.EnterpriseName));
        Assert.Equal((EventState.Late, EventState.Applied), ((await World.KeptAsync(first)).State, (await World.KeptAsync(second)).State));
        Assert.Equal([$"{number}-2"], await World.ReportsAsync(number));
    }

    [Fact]
    public async Task An_end_that_was_annulled_gives_another_version()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()), Certifying.Event(number, 2, null), Certifying.Event(number, 3, Certifying.Content()));
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((2, (QualificationEnd?)null), (certificate.CurrentVersion, certificate.EndedAs));
    }

    [Fact]
    [Produces("QUAL-030")]
    public async Task The_same_event_again_is_answered_the_same_and_another_content_is_not()
    {
        var change = Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content());
        await World.TakeAsync(change);
        Desk.Allowed(await World.ReceiveAsync(change));
        // Written in another order and with more room: the same event.
        var written = string.Join(",\n ", System.Text.Json.JsonDocument.Parse(change.ToJson()).RootElement.EnumerateObject().Reverse().Select(member => $"\"{member.Name}\" : {member.Value.GetRawText()}"));
        Desk.Allowed(await World.ReceiveAsync($"{{ {written} }}"));
        await World.MoveAsync();
        Assert.Equal(1, (await World.CertificateAsync(change.CertificateNumber)).CurrentVersion);
        await World.RefusesAsync(QualificationChangeRefusals.OtherBody, () => World.ReceiveAsync(change with { Content = Certifying.Content("别人") }));
    }

    [Fact]
    [Produces("QUAL-038")]
    public async Task A_signature_counts_for_one_event_only()
    {
        var nonce = Guid.NewGuid().ToString("N");
        Desk.Allowed(await World.ReceiveAsync(Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content()), nonce));
        await World.RefusesAsync(QualificationChangeRefusals.NonceUsed, () => World.ReceiveAsync(Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content()), nonce));
    }

    [Fact]
    public void Only_the_right_key_and_time_prove_it()
    {
        Assert.IsType<ApprovingCallbackResult.Genuine>(Verify(Certifying.Signed("{}")));
        Assert.IsType<ApprovingCallbackResult.Unproven>(Verify(Certifying.Signed("{}", "sandbox-licence-callback")));
        Assert.IsType<ApprovingCallbackResult.Unproven>(Verify(Certifying.Signed("{}", secondsOff: -301)));
        Assert.IsType<ApprovingCallbackResult.Unproven>(Verify(Certifying.Signed("{}", secondsOff: 301)));
        var (headers, body) = Certifying.Signed("{}");
        Assert.IsType<ApprovingCallbackResult.Unproven>(Verify((headers with { Nonce = null }, body)));
        Assert.IsType<ApprovingCallbackResult.Unproven>(Verify((headers, Encoding.UTF8.GetBytes("{ }"))));
    }

    [Fact]
    [Produces("QUAL-031", "QUAL-032", "QUAL-033", "QUAL-034", "QUAL-035", "QUAL-036")]
    public async Task What_no_certificate_can_say_is_refused()
    {
        var good = Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content());
        await World.RefusesAsync(QualificationChangeRefusals.Unreadable, () => World.ReceiveAsync("{\"eventId\":1}"));
        await World.RefusesAsync(QualificationChangeRefusals.Unreadable, () => World.ReceiveAsync(good.ToJson().Replace("\"Issued\"", "7", StringComparison.Ordinal)));
        foreach (var wrong in new[] { good with { EventId = "" }, good with { CertificateNumber = "D1" }, good with { Sequence = 0 }, good with { Reason = "\n" }, good with { Content = Certifying.Content("") } })
            await World.RefusesAsync(QualificationChangeRefusals.FieldWrong, () => World.ReceiveAsync(wrong));
        await World.RefusesAsync(QualificationChangeRefusals.CodeWrong, () => World.ReceiveAsync(good with { Identifier = "91310115MA1K4BCD5K" }));
        await World.RefusesAsync(QualificationChangeRefusals.NoGrades, () => World.ReceiveAsync(good with { Content = Certifying.Content() with { Grades = [] } }));
        await World.RefusesAsync(QualificationChangeRefusals.DatesWrong, () => World.ReceiveAsync(good with { Content = Certifying.Content() with { ValidUntil = new DateOnly(2026, 1, 1) } }));
        await World.RefusesAsync(QualificationChangeRefusals.EndWrong, () => World.ReceiveAsync(good with { EndedAs = QualificationEnd.Annulled }));
        await World.RefusesAsync(QualificationChangeRefusals.EndWrong, () => World.ReceiveAsync(good with { Content = null }));
    }

    [Fact]
    [Produces("QUAL-037")]
    public async Task A_number_stays_with_its_unit_and_kind()
    {
        var first = Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content());
        await World.TakeAsync(first);
        var second = Certifying.Event(first.CertificateNumber, 2, Certifying.Content());
        await World.RefusesAsync(QualificationChangeRefusals.OtherHolder, () => World.ReceiveAsync(second with { Identifier = "91310000MA1K4BCD6Q" }));
        await World.RefusesAsync(QualificationChangeRefusals.OtherHolder, () => World.ReceiveAsync(second with { Kind = QualificationKind.Design }));
    }

    [Fact]
    public async Task Nodes_that_race_keep_an_event_once_and_the_later_change_counts()
    {
        await using var other = World.SecondNode();
        var number = Certifying.NewNumber();
        var events = Enumerable.Range(1, 4).Select(i => Certifying.Event(number, i, Certifying.Content($"第 {i} 版"))).ToArray();
        var answers = await Task.WhenAll(events.SelectMany(change => new[] { World, other, World, other }.Select(node => Task.Run(() => node.ReceiveAsync(change)))));
        Assert.All(answers, answer => Desk.Allowed(answer));
        await Task.WhenAll(Task.Run(World.MoveAsync), Task.Run(other.MoveAsync));
        await World.MoveAsync();
        var certificate = await World.CertificateAsync(number);
        Assert.Equal((4L, "第 4 版"), (certificate.Sequence, certificate.EnterpriseName));
        Assert.Equal(4, await World.ReadAsync(db => db.QualificationEvents.CountAsync(e => e.CertificateNumber == number && e.State != EventState.Received)));
        var versions = await World.VersionsAsync(certificate);
        Assert.Equal(Enumerable.Range(1, certificate.CurrentVersion), versions.Select(v => v.Number));
        Assert.Equal(versions.Select(v => v.Sequence).Order(), versions.Select(v => v.Sequence));
    }

    [Fact]
    public async Task Who_administers_the_unit_is_told()
    {
        var desk = await World.OpenUnitAsync();
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content(), desk.Firm.Identifier), Certifying.Event(number, 2, null, desk.Firm.Identifier));
        var told = await World.ReadAsync(db => db.Messages.AsNoTracking().Where(m => m.Identifier == desk.Firm.Identifier && m.Kind.StartsWith("qualification.")).OrderBy(m => m.CreatedAt).Select(m => m.Kind).ToListAsync());
        Assert.Equal(["qualification.versioned", "qualification.revoked"], told);
        var texts = await World.Sandbox.TextsAsync(desk.Firm.KeyHolder.Mobile, "SMS_QUALIFICATION");
        Assert.Equal(2, texts.Count);
    }

    [Fact]
    public async Task A_national_platform_that_fails_is_asked_again_and_blocks_nothing()
    {
        await using var world = await PortalWorld.StartAsync(World.Sandbox);
        var change = Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content());
        await World.Sandbox.SwitchAsync("national", "down");
        try
        {
            await world.TakeAsync(change);
            Assert.Equal(1, (await world.CertificateAsync(change.CertificateNumber)).CurrentVersion);
            for (var hour = 1; hour <= 16; hour++)
            {
                using (world.Clock.Later(TimeSpan.FromHours(hour))) await world.MoveAsync();
            }

            var incident = Assert.Single(await IncidentsAsync(world, change));
            Assert.Contains("national platform", incident, StringComparison.Ordinal);
        }
        finally
        {
            await World.Sandbox.SwitchAsync("national", "ok");
        }

        await RetryAsync(world, change);
        await world.MoveAsync();
        Assert.Equal([$"{change.CertificateNumber}-1"], await world.ReportsAsync(change.CertificateNumber));
        Assert.Equal("Finished", (await world.AskAsync((IInstanceReader reader) => reader.FindAsync(InstanceOf(world, change).Result, None)))!.Status);
    }

    private ApprovingCallbackResult Verify((Core.Outside.Wire.CallbackHeaders Headers, byte[] Body) sent) =>
        World.AskAsync((ApprovingCallbacks callbacks) => Task.FromResult(callbacks.Verify(sent.Headers, sent.Body))).Result;

    private static async Task<string> InstanceOf(PortalWorld world, ChangeEvent change) => (await world.KeptAsync(change)).WorkflowInstanceId!;

    private static async Task<IReadOnlyList<string>> IncidentsAsync(PortalWorld world, ChangeEvent change)
    {
        await using var command = world.Database.CreateCommand("SELECT message FROM workflows.incidents WHERE instance_id = $1");
        command.Parameters.AddWithValue(await InstanceOf(world, change));
        await using var reader = await command.ExecuteReaderAsync();
        var messages = new List<string>();
        while (await reader.ReadAsync()) messages.Add(reader.GetString(0));
        return messages;
    }

    private static async Task RetryAsync(PortalWorld world, ChangeEvent change)
    {
        await using var command = world.Database.CreateCommand("SELECT activity_instance_id FROM workflows.incidents WHERE instance_id = $1");
        var instance = await InstanceOf(world, change);
        command.Parameters.AddWithValue(instance);
        var failed = (string)(await command.ExecuteScalarAsync())!;
        await world.AskAsync(async (IInstanceRepair repair) =>
        {
            await repair.RetryAsync(instance, failed, "the platform is back", None);
            return true;
        });
    }
}
