using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>PDF files signed by SM2 with SM3 (GM/T 0010): judged by our verifier, and value by value by openssl.</summary>
public sealed class Sm2SigningTests(Sm2Fixture sm2) : IClassFixture<Sm2Fixture>, IAsyncLifetime
{
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];
    private Sm2SignerKey _key = null!;

    public async Task InitializeAsync() => _key = await sm2.Authority.KeyAsync("leaf");

    public Task DisposeAsync() => Task.CompletedTask;

    private SignatureParameters Parameters(string field) => new()
    {
        FieldName = field,
        CertificateChain = [.. new[] { "leaf", "between", "root" }.Select(name => sm2.Authority.Load(name).RawData)],
        // Openssl's certificates begin now.
        SigningTime = DateTimeOffset.UtcNow,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_signature_is_trusted_and_openssl_agrees_on_digest_and_value(bool packed)
    {
        var signed = Seals.Signer.Sign(packed ? SamplePdf.Packed(Fields) : SamplePdf.Table(Fields), Parameters("enterprise") with { Certify = true }, _key);

        var report = await VerifyAsync(signed);
        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.BaselineB, report.Level);
        var range = SignedRange.Of(signed);
        var message = Signing.Verification.Cms.CmsMessage.Read(range.Cms);
        Assert.Equal("1.2.156.10197.6.1.4.2.1", message.ContentType);
        Assert.Equal(await sm2.Authority.Sm3Async(range.Content), message.Signer.MessageDigest);
        Assert.True(await sm2.Authority.VerifiesAsync("leaf", message.Signer.SignedAttributes!, message.Signer.Value));
        Assert.Equal(0, (await Judge.OnFileAsync(signed, "qpdf", "--check")).Code);
        Assert.Equal(0, (await Judge.WithFileAsync(range.Cms, cms => Judge.RunAsync("openssl", "asn1parse", "-inform", "DER", "-in", cms))).Code);
    }

    [Fact]
    public async Task It_stands_beside_an_rsa_signature_that_every_reader_knows_and_is_stamped_like_it()
    {
        await using var outside = await OutsideParties.StartAsync();
        var signer = new PadesSigner(Seals.Fonts, outside.Timestamps);
        var first = await signer.SignAsync(SamplePdf.Table(Fields), Seals.Parameters("enterprise", Seals.Enterprise), new LocalSignerKey(Seals.Enterprise), CancellationToken.None);
        var both = await signer.SignAsync(first, Parameters("representative"), _key, CancellationToken.None);

        var report = await VerifyAsync(both);

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.BaselineT, report.Level);
        Assert.Contains("Signature is Valid", (await Judge.OnFileAsync(both, "pdfsig", "-nocert")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_signs_the_digest_that_is_handed_out_and_returns_raw_numbers()
    {
        var pdf = SamplePdf.Table(Fields);
        var prepared = Seals.Signer.Prepare(pdf, Parameters("enterprise"));
        var value = await sm2.Authority.SignAsync("leaf", prepared.SignedAttributes);
        Assert.True(await sm2.Authority.VerifiesDigestAsync("leaf", prepared.AttributesDigest, value));

        var signed = Seals.Signer.Complete(pdf, prepared, Raw(value));

        Assert.Equal(value, PadesSigner.AcceptValue(prepared, Raw(value)));
        Assert.True((await VerifyAsync(signed)).Trusted);
    }

    [Fact]
    public async Task A_value_of_another_key_is_refused_and_so_is_what_is_no_such_key()
    {
        var prepared = Seals.Signer.Prepare(SamplePdf.Table(Fields), Parameters("enterprise"));
        var foreign = (await sm2.Authority.KeyAsync("stranger")).Sign(prepared.SignedAttributes);

        Assert.Equal(SealingFailure.ValueMismatch, Assert.Throws<SealingException>(() => PadesSigner.AcceptValue(prepared, foreign)).Failure);
        foreach (var key in (byte[][])[[], [0x30, 0x00], Seals.Enterprise.GetRSAPrivateKey()!.ExportPkcs8PrivateKey(), Seals.Platform.GetECDsaPrivateKey()!.ExportPkcs8PrivateKey()])
            Assert.Equal(SealingFailure.UnusableCertificate, Assert.Throws<SealingException>(() => Sm2SignerKey.Import(key)).Failure);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_is_noticed()
    {
        var signed = Seals.Signer.Sign(SamplePdf.Table(Fields), Parameters("enterprise"), _key);
        var range = SignedRange.Of(signed);
        var chance = new Random(2);
        for (var round = 0; round < 150; round++)
        {
            // Half of them in the message itself, where most of what could be overlooked lies.
            var at = round % 2 == 0 ? chance.Next(signed.Length) : chance.Next(range.GapStart + 1, range.GapStart + 1 + (2 * range.Cms.Length));
            var forged = (byte[])signed.Clone();
            forged[at] ^= (byte)(1 << chance.Next(7));

            Assert.False((await VerifyAsync(forged)) is { Trusted: true, Signatures.Count: 1 }, $"byte {at}");
        }
    }

    [Fact]
    public async Task A_signature_under_an_untrusted_root_of_the_same_name_is_intact_and_not_trusted()
    {
        var signed = Seals.Signer.Sign(SamplePdf.Table(Fields), Parameters("enterprise"), _key);

        var report = await new PadesVerifier(TrustStore.Load([sm2.Authority.Load("twin")], [])).VerifyAsync(signed, CancellationToken.None);

        Assert.Equal(CheckOutcome.Passed, report.Signatures[0].Checks.Single(check => check.Code == "value").Outcome);
        Assert.False(report.Trusted);
    }

    private Task<VerificationReport> VerifyAsync(byte[] pdf) => new PadesVerifier(sm2.Trust()).VerifyAsync(pdf, DateTimeOffset.UtcNow, CancellationToken.None);

    private static byte[] Raw(byte[] der)
    {
        var numbers = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var raw = new byte[64];
        foreach (var end in (int[])[32, 64])
        {
            var number = numbers.ReadIntegerBytes().Span.TrimStart((byte)0);
            number.CopyTo(raw.AsSpan(end - number.Length));
        }
        return raw;
    }
}
