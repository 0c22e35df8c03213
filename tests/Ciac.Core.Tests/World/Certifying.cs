using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ciac.Core.Outside.ApprovingSystem;
using Ciac.Core.Outside.Wire;
using Ciac.Core.Qualifications;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>The approving system's side of a certificate, event by event, and what the portal made of it.</summary>
internal static class Certifying
{
    public const string Secret = "sandbox-approving-callback";
    private const string Identifier = "91310115MA1K4BCD5J";
    private static readonly CancellationToken None = CancellationToken.None;
    private static int _number = 31_000_000;

    public static string NewNumber() => $"D{Interlocked.Increment(ref _number)}";

    public static QualificationContent Content(string name = "上海虚构建设有限公司", params string[] grades) => new()
    {
        EnterpriseName = name,
        RegisteredAddress = "上海市浦东新区虚构路1号",
        RegistrationNumber = "310115000000001",
        RepresentativeName = "郑虚明",
        RegisteredCapital = "5000万元人民币",
        EconomicType = "有限责任公司",
        Grades = [.. (grades.Length == 0 ? ["二级"] : grades).Select((grade, i) => new QualificationGrade($"第{i + 1}类工程总承包", grade))],
        Authority = "上海市住房和城乡建设管理委员会",
        ApprovedOn = new DateOnly(2026, 1, 15),
        ValidFrom = new DateOnly(2026, 1, 20),
        ValidUntil = new DateOnly(2031, 1, 19),
    };

    public static ChangeEvent Event(string number, long sequence, QualificationContent? content, string? identifier = null) => new()
    {
        EventId = Guid.NewGuid().ToString("N"),
        CertificateNumber = number,
        Kind = QualificationKind.Construction,
        Identifier = identifier ?? Identifier,
        Sequence = sequence,
        Change = content is null ? QualificationChange.Ended : sequence == 1 ? QualificationChange.Issued : QualificationChange.Raised,
        EndedAs = content is null ? QualificationEnd.Cancelled : null,
        Content = content,
    };

    public static (CallbackHeaders Headers, byte[] Body) Signed(string body, string secret = Secret, int secondsOff = 0, string? nonce = null)
    {
        var timestamp = DateTimeOffset.UtcNow.AddSeconds(secondsOff).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var bytes = Encoding.UTF8.GetBytes(body);
        nonce ??= Guid.NewGuid().ToString("N");
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}"));
        return (new CallbackHeaders(timestamp, nonce, Convert.ToHexStringLower(mac)), bytes);
    }

    public static Task<Outcome<Done>> ReceiveAsync(this PortalWorld world, ChangeEvent change, string? nonce = null) => world.ReceiveAsync(change.ToJson(), nonce);

    public static Task<Outcome<Done>> ReceiveAsync(this PortalWorld world, string body, string? nonce = null) =>
        world.AskAsync((ReceiveQualificationCallback verb) => verb.HandleAsync(new ApprovingCallbackResult.Genuine(Encoding.UTF8.GetBytes(body), nonce ?? Guid.NewGuid().ToString("N")), None));

    /// <summary>Each taken and applied, by this node or by another that was faster.</summary>
    public static async Task TakeAsync(this PortalWorld world, params ChangeEvent[] changes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        foreach (var change in changes)
        {
            Desk.Allowed(await world.ReceiveAsync(change));
            await world.MoveAsync();
            while ((await world.KeptAsync(change)).State == EventState.Received) await Task.Delay(20, patience.Token);
        }
    }

    public static Task<Qualification> CertificateAsync(this PortalWorld world, string number) =>
        world.ReadAsync(db => db.Qualifications.AsNoTracking().SingleAsync(q => q.CertificateNumber == number));

    public static Task<List<QualificationVersion>> VersionsAsync(this PortalWorld world, Qualification certificate) =>
        world.ReadAsync(db => db.QualificationVersions.AsNoTracking().Where(v => v.QualificationId == certificate.Id).OrderBy(v => v.Number).ToListAsync());

    public static Task<QualificationEvent> KeptAsync(this PortalWorld world, ChangeEvent change) =>
        world.ReadAsync(db => db.QualificationEvents.AsNoTracking().SingleAsync(e => e.EventId == change.EventId));

    /// <summary>What the national platform of the sandbox has of a certificate.</summary>
    public static async Task<IReadOnlyList<string>> ReportsAsync(this PortalWorld world, string number) =>
        [.. (await world.Sandbox.ReadAsync($"national/reports?number={number}")).EnumerateArray().Select(entry => entry.GetProperty("key").GetString()!).Order(StringComparer.Ordinal)];
}
