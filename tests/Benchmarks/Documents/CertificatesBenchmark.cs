using System.Diagnostics;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;

namespace Benchmarks.Documents;

/// <summary>Use copies of a qualification certificate: drawn on the template of their version and sealed with P-256 keys, in memory, no time-stamping; then many in a row, and what they leave in memory.</summary>
internal static class CertificatesBenchmark
{
    private const int InRow = 10_000;
    private const int WarmUp = 1000;

    public static void Run(Report report)
    {
        var issue = new UseCopies(FontLibrary.Load(FontFolder.Find()));
        for (var i = 0; i < 100; i++) issue.Sealed(i, UseCopies.Server);
        Rounds.Measure(report, "certificates: use copy drawn", i => issue.Drawn(i).Length);
        Rounds.Measure(report, "certificates: use copy drawn, each of another enterprise", i => issue.Drawn(i, enterprise: i).Length);
        Rounds.Measure(report, "certificates: use copy drawn and sealed twice", i => issue.Sealed(i, UseCopies.Server).Length);
        var took = Stopwatch.StartNew();
        var three = issue.Sealed(1, UseCopies.All);
        report.Figure("certificates: use copy with three seals, size", three.Length / 1024.0, "KB", 1, took.Elapsed);
        InARow(report, issue);
    }

    private static void InARow(Report report, UseCopies issue)
    {
        for (var i = 0; i < WarmUp; i++) issue.Sealed(i, UseCopies.Server);
        var before = Settled();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < InRow; i++) issue.Sealed(i, UseCopies.Server);
        watch.Stop();
        var after = Settled();
        report.Figure("certificates: working set after the first 1,000", before.WorkingSet / 1048576.0, "MB", WarmUp, watch.Elapsed);
        report.Figure("certificates: working set after 10,000 more", after.WorkingSet / 1048576.0, "MB", InRow, watch.Elapsed);
        report.Figure("certificates: managed memory grown in these 10,000", (after.Managed - before.Managed) / 1024.0, "KB", InRow, watch.Elapsed);
    }

    private static (long WorkingSet, long Managed) Settled()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, managed);
    }
}

/// <summary>Issues use copies as the portal does.</summary>
internal sealed class UseCopies(FontLibrary fonts)
{
    /// <summary>The seals that the platform itself sets: spec 7's figure is made of these two.</summary>
    public static readonly string[] Server = ["AuthoritySeal", "PlatformSeal"];

    public static readonly string[] All = ["EnterpriseSeal", .. Server];

    private readonly CertificateRenderer _renderer = new(fonts);
    private readonly PadesSigner _signer = new(fonts);
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 _key = BenchmarkKey.Make();

    public byte[] Drawn(int number, int enterprise = 1) => _renderer.Render(new CertificateDocument
    {
        Title = "建筑业企业资质证书",
        Copy = "使用件",
        Number = $"SY20261125{number:D6}",
        Holder =
        [
            new("企业名称", $"上海虚构第{enterprise}号建设工程有限公司"), new("注册地址", "上海市浦东新区虚构路100弄1号楼12层"), new("营业执照注册号", "91310115XN0000039E"),
            new("法定代表人", "施虚七"), new("注册资本", "10000万元"), new("经济类型", "一人有限责任公司（自然人独资）"),
        ],
        CertificateNumber = "D231000037",
        ValidUntil = new DateOnly(2030, 5, 31),
        Grades = ["建筑工程施工总承包二级", "公路工程施工总承包二级"],
        Use = new CertificateUse($"虚构路{number}号改造项目投标", new DateOnly(2026, 12, 1), new DateOnly(2027, 2, 28)),
        QrText = $"http://127.0.0.1:5080/v/{number:D22}",
        QrCaption = "企业最新信息可通过微信服务号“上海建筑业”扫描二维码查询。",
        SiteWarning = "扫描后请确认网址为 127.0.0.1:5080，查验页面不会要求输入密码或验证码。",
        Authority = "上海市住房和城乡建设管理委员会",
        ApprovedOn = new DateOnly(2025, 6, 1),
        SignatureString = "4BF5 122F 3445 54C5 3BDE 2EBB 8CD2 B7E3",
        GeneratedOn = DateTimeOffset.UnixEpoch.AddYears(56),
        SignatureBoxes = [new("EnterpriseSeal", "企业电子签章", ""), new("AuthoritySeal", "发证机关电子印章", ""), new("PlatformSeal", "平台签章", "")],
    });

    public byte[] Sealed(int number, IEnumerable<string> fields) => fields.Aggregate(Drawn(number), Seal);

    private byte[] Seal(byte[] file, string field) => _signer.Sign(file, new SignatureParameters
    {
        FieldName = field,
        CertificateChain = [_key.RawData],
        SigningTime = DateTimeOffset.UnixEpoch.AddYears(56),
        Appearance = field switch
        {
            "EnterpriseSeal" => new SignatureAppearance.RoundSeal("上海虚构第一号建设工程有限公司", "3101160000003"),
            "AuthoritySeal" => new SignatureAppearance.RoundSeal("上海市住房和城乡建设管理委员会", "3101000000001"),
            _ => new SignatureAppearance.RoundSeal("上海市建设市场信息服务平台", null),
        },
    }, new LocalSignerKey(_key));
}
