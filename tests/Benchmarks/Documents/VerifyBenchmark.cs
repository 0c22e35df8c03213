using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Benchmarks.Documents;

/// <summary>Files with three P-256 signatures verified with their chain and the comparison of their revisions, nobody asked outside.</summary>
internal static class VerifyBenchmark
{
    private const int Files = 50;
    private const int Count = 1000;
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];

    public static async Task RunAsync(Report report)
    {
        var fonts = FontLibrary.Load(FontFolder.Find());
        using var root = Root();
        using var signer = Signer(root);
        var files = Enumerable.Range(0, Files).Select(number => Signed(fonts, signer, number)).ToArray();
        var verifier = new PadesVerifier(TrustStore.Load([root], []));
        foreach (var file in files) Demand(await verifier.VerifyAsync(file, CancellationToken.None));
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await Parallel.ForAsync(0, Count, async (i, ct) => Demand(await verifier.VerifyAsync(files[i % Files], ct)));
        watch.Stop();
        process.Refresh();
        report.Figure("documents: verify three signatures, processor", (process.TotalProcessorTime - cpu).TotalMilliseconds / Count, "ms/document", Count, watch.Elapsed);
        report.Figure("documents: verify three signatures", Count / watch.Elapsed.TotalSeconds, "documents/s", Count, watch.Elapsed);
    }

    private static void Demand(VerificationReport report)
    {
        if (!report.Trusted || report.Signatures.Count != Fields.Length) throw new InvalidOperationException("a file that was just signed does not verify");
    }

    private static byte[] Signed(FontLibrary fonts, X509Certificate2 certificate, int number)
    {
        var file = new FormRenderer(fonts).Render(new FormDocument
        {
            Title = "企业主证书首次开通确认表",
            Number = $"KT20261121{number:D6}",
            Header = "上海市建设市场信息服务平台",
            GeneratedOn = DateTimeOffset.UnixEpoch.AddYears(56),
            Sections = [new("单位信息", [new("单位名称（全称）", $"上海虚构第{number}号建设工程有限公司")])],
            SignatureBoxes = [.. Fields.Select(field => new SignatureBox(field, field, ""))],
        });
        foreach (var field in Fields)
        {
            file = new PadesSigner(fonts).Sign(file, new SignatureParameters
            {
                FieldName = field,
                CertificateChain = [certificate.RawData],
                SigningTime = DateTimeOffset.UnixEpoch.AddYears(56),
                Certify = field == Fields[0],
                Appearance = new SignatureAppearance.RoundSeal("上海虚构第一号建设工程有限公司", "3101160000003"),
            }, new LocalSignerKey(certificate));
        }
        return file;
    }

    private static X509Certificate2 Root()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Benchmark Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }

    private static X509Certificate2 Signer(X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=上海虚构第一号建设工程有限公司", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        using var issued = request.Create(root, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100), [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }
}
