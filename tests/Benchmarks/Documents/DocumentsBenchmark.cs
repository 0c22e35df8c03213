using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;

namespace Benchmarks.Documents;

/// <summary>A confirmation form drawn and signed twice with P-256 keys, in memory, no time-stamping: per second on all cores, and CPU each.</summary>
internal static class DocumentsBenchmark
{
    public static Task RunAsync(Report report)
    {
        var fonts = FontLibrary.Load(FontFolder.Find());
        var work = new Work(new FormRenderer(fonts), new PadesSigner(fonts), BenchmarkKey.Make());
        for (var i = 0; i < 50; i++) work.Issue(i);
        Rounds.Measure(report, "documents: draw", i => work.Draw(i).Length);
        Rounds.Measure(report, "documents: draw and sign twice", i => work.Issue(i).Length);
        CertificatesBenchmark.Run(report);
        return VerifyBenchmark.RunAsync(report);
    }

    private sealed record Work(FormRenderer Renderer, PadesSigner Signer, X509Certificate2 Certificate)
    {
        public byte[] Draw(int number) => Renderer.Render(Form(number));

        public byte[] Issue(int number)
        {
            var sealedOnce = Sign(Draw(number), "EnterpriseSeal", new SignatureAppearance.RoundSeal("上海虚构第一号建设工程有限公司", "3101160000003"));
            return Sign(sealedOnce, "PlatformSeal", new SignatureAppearance.RoundSeal("上海市建设市场信息服务平台", null));
        }

        private byte[] Sign(byte[] content, string field, SignatureAppearance appearance) => Signer.Sign(content, new SignatureParameters
        {
            FieldName = field,
            CertificateChain = [Certificate.RawData],
            SigningTime = DateTimeOffset.UnixEpoch.AddYears(56),
            Appearance = appearance,
        }, new LocalSignerKey(Certificate));

        private static FormDocument Form(int number) => new()
        {
            Title = "企业主证书首次开通确认表",
            Number = $"KT20261121{number:D6}",
            Header = "上海市建设市场信息服务平台",
            GeneratedOn = DateTimeOffset.UnixEpoch.AddYears(56),
            Sections =
            [
                new("单位信息", [new("单位名称（全称）", $"上海虚构第{number}号建设工程有限公司"), new("统一社会信用代码", "91310115XN0000039E"), new("工商注册所在地", "上海市浦东新区虚构路1号")]),
                new("证书持有人", [new("姓名", "施虚七"), new("证件号码", "310***********0070"), new("手机号", "198****0007")]),
            ],
            Statements = ["本单位确认以上信息真实、准确，并申请将上述数字证书开通为本单位主证书。"],
            SignatureBoxes = [new("EnterpriseSeal", "企业电子签章（签章处）", ""), new("PlatformSeal", "平台签章（签章处）", "")],
            QrText = $"http://127.0.0.1:5080/v/{number:D22}",
            QrCaption = "扫描二维码查验本文件",
        };
    }
}
