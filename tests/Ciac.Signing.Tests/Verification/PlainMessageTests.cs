using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Ciac.Signing.Tests.Attacks;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

/// <summary>Messages without signed attributes, as older writers make them under adbe.pkcs7.detached (ISO 32000-1 §12.8.3.3.1): made by openssl.</summary>
public sealed class PlainMessageTests
{
    private const string Pades = "/SubFilter/ETSI.CAdES.detached";
    private const string Older = "/SubFilter/adbe.pkcs7.detached";
    private static readonly byte[] Prepared = Forger.Patch(Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", Seals.Enterprise), Pades, Older);

    [Fact]
    public async Task It_is_trusted_and_reaches_no_level()
    {
        var signed = Forger.WithCms(Prepared, await SignAsync(SignedRange.Of(Prepared).Content));

        var report = await Verifying.VerifyAsync(signed);

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.None, report.Level);
        Assert.Equal(CheckOutcome.Undecided, Check(report, "certificate-binding"));
        Assert.Equal(1, Regex.Count((await Judge.OnFileAsync(signed, "pdfsig", "-nocert")).Said, "Signature is Valid"));
    }

    [Fact]
    public async Task A_changed_byte_and_another_files_message_fail_as_values()
    {
        var message = await SignAsync(SignedRange.Of(Prepared).Content);
        var changed = Forger.WithCms(Prepared, message);
        changed[changed.AsSpan().IndexOf("Confirmation"u8)] ^= 1;
        var foreign = Forger.WithCms(Prepared, await SignAsync("another file"u8.ToArray()));

        foreach (var forged in new[] { changed, foreign })
        {
            var report = await Verifying.VerifyAsync(forged);
            Assert.False(report.Intact);
            Assert.Equal(CheckOutcome.Failed, Check(report, "value"));
        }
    }

    [Fact]
    public async Task Under_pades_it_is_refused()
    {
        var prepared = Forger.Patch(Prepared, Older, Pades);

        var report = await Verifying.VerifyAsync(Forger.WithCms(prepared, await SignAsync(SignedRange.Of(prepared).Content)));

        Assert.False(report.Intact);
        Assert.Equal(CheckOutcome.Failed, Check(report, "format"));
    }

    private static CheckOutcome Check(VerificationReport report, string code) => report.Signatures[0].Checks.Single(check => check.Code == code).Outcome;

    private static Task<byte[]> SignAsync(byte[] content)
    {
        var pem = Seals.Enterprise.ExportCertificatePem() + "\n" + Seals.Enterprise.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n";
        return Judge.WithFileAsync(content, data => Judge.WithFileAsync(Encoding.ASCII.GetBytes(pem), signer => Judge.WithFileAsync(
            Encoding.ASCII.GetBytes(TestAuthority.Shared.Rsa.ExportCertificatePem()), async issuer =>
            {
                var said = await Judge.RunAsync("openssl", "cms", "-sign", "-noattr", "-binary", "-md", "sha256", "-in", data, "-signer", signer, "-certfile", issuer, "-outform", "DER", "-out", data + ".cms");
                Assert.True(said.Code == 0, said.Said);
                var message = await File.ReadAllBytesAsync(data + ".cms");
                File.Delete(data + ".cms");
                return message;
            })));
    }
}
