using System.Formats.Asn1;
using System.Text;
using Ciac.Signing.ElectronicSeals;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Timestamps;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.ElectronicSeals;

/// <summary>Seals of GB/T 38540-2020: made, read back, judged by our verifier and value by value by openssl, and attacked.</summary>
public sealed class SealTests(Sm2Fixture sm2) : IClassFixture<Sm2Fixture>, IAsyncLifetime
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes("资质证书使用件");
    private SealKey _signer = null!;
    private SealKey _maker = null!;

    public async Task InitializeAsync() => (_signer, _maker) = (await sm2.KeyAsync("leaf"), await sm2.KeyAsync("maker"));

    public Task DisposeAsync() => Task.CompletedTask;

    private DateTimeOffset Now => sm2.Now;

    private SealContent Content => new()
    {
        Vendor = "CIAC",
        Id = "31010000012345",
        Kind = 1,
        Name = "上海测试建设有限公司",
        Certificates = [_signer.Certificate],
        CreatedAt = Now,
        ValidFrom = Now.AddDays(-1),
        ValidUntil = Now.AddYears(1),
        Picture = new SealPicture("PNG", [1, 2, 3], 42, 42),
    };

    [Fact]
    public async Task A_sealed_document_is_valid_reads_back_as_it_was_written_and_openssl_agrees_on_both_values()
    {
        var bytes = await SealAsync(Content);

        var report = Verify(bytes);
        Assert.True(report.Valid, Explain(report));
        var read = report.Signature!;
        Assert.Equal(("上海测试建设有限公司", "31010000012345", 1), (read.Seal.Content.Name, read.Seal.Content.Id, read.Seal.Content.Kind));
        Assert.Equal((Now, Now.AddYears(1), "[0 100]"), (read.SealedAt, read.Seal.Content.ValidUntil, read.Property));
        Assert.Equal([1, 2, 3], read.Seal.Content.Picture.Data);
        Assert.Equal(await sm2.Authority.Sm3Async(Document), read.DocumentDigest);
        Assert.True(await sm2.Authority.VerifiesAsync("leaf", read.Signed.ToArray(), read.Value));
        Assert.True(await sm2.Authority.VerifiesAsync("maker", read.Seal.Signed.ToArray(), read.Seal.Value));
        var parsed = await Judge.WithFileAsync(bytes, file => Judge.RunAsync("openssl", "asn1parse", "-inform", "DER", "-in", file));
        Assert.True(parsed.Code == 0, parsed.Said);
        Assert.Equal(4, System.Text.RegularExpressions.Regex.Count(parsed.Said, "GENERALIZEDTIME"));
    }

    [Fact]
    public async Task A_flipped_bit_in_every_region_is_refused()
    {
        var bytes = await SealAsync(Content);
        // All of them took 10 s; every fourth meets each field of both structures and of both certificates.
        for (var at = 0; at < bytes.Length; at += 4)
        {
            var forged = (byte[])bytes.Clone();
            forged[at] ^= (byte)(1 << (at / 4 % 8));

            Assert.False(Verify(forged).Valid, $"byte {at} of {bytes.Length}");
        }
    }

    [Fact]
    public async Task What_is_cut_or_followed_by_more_is_no_signature()
    {
        var bytes = await SealAsync(Content);
        for (var length = 0; length < bytes.Length; length += 7) Assert.False(Verify(bytes[..length]).Valid);
        Assert.False(Verify([.. bytes, 0]).Valid);
    }

    [Fact]
    public async Task Another_document_another_signer_and_another_time_each_fail_in_their_own_check()
    {
        var sealedBytes = await SealAsync(Content);

        Assert.Equal(["seal-document"], Failed(new SealVerifier(sm2.Trust("root")).Verify(sealedBytes, SealMaker.Digest("another"u8))));
        Assert.Equal(["seal-signer-listed"], Failed(Verify(await SealAsync(Content, await sm2.KeyAsync("stranger")))));
        Assert.Equal(["seal-period"], Failed(Verify(await SealAsync(Content with { ValidUntil = Now.AddSeconds(-1) }))));
        Assert.Equal(["seal-period"], Failed(Verify(await SealAsync(Content with { ValidFrom = Now.AddSeconds(1) }))));
        Assert.Equal(["seal-maker"], Failed(Verify(await SealAsync(Content with { CreatedAt = Now.AddYears(-3) }))));
        Assert.Equal(["seal-maker", "seal-signer"], Failed(new SealVerifier(sm2.Trust("twin")).Verify(sealedBytes, SealMaker.Digest(Document))));
    }

    [Fact]
    public async Task A_signer_may_be_listed_by_digest_and_then_only_that_one()
    {
        var content = Content with { Certificates = [], CertificateDigests = [SealMaker.Digest(_signer.Certificate)] };

        Assert.True(Verify(await SealAsync(content)).Valid);
        Assert.Equal(["seal-signer-listed"], Failed(Verify(await SealAsync(content, await sm2.KeyAsync("stranger")))));
    }

    [Fact]
    public async Task A_seal_that_its_user_made_himself_is_not_one()
    {
        var bytes = await SealAsync(Content);
        var own = SealMaker.Make(Content with { Name = "上海市住房和城乡建设管理委员会" }, _signer);
        // The maker's certificate with the value of somebody else.
        var seal = ElectronicSeal.Read(own);
        var forged = seal with { Encoded = Replaced(own, _signer.Certificate, _maker.Certificate) };
        var signed = await SealMaker.SealAsync(forged, new SealedDocument(SealMaker.Digest(Document), "[0 100]", Now), _signer, null, CancellationToken.None);

        Assert.True(Verify(bytes).Valid);
        Assert.Equal(["seal-maker-signature"], Failed(Verify(signed)));
    }

    [Fact]
    public async Task The_value_is_stamped_and_a_stamp_of_something_else_is_refused()
    {
        await using var outside = await OutsideParties.StartAsync();
        var document = new SealedDocument(SealMaker.Digest(Document), "[0 100]", Now);
        var stamped = await SealMaker.SealAsync(ElectronicSeal.Read(SealMaker.Make(Content, _maker)), document, _signer, outside.Timestamps, CancellationToken.None);
        var other = await SealMaker.SealAsync(ElectronicSeal.Read(SealMaker.Make(Content, _maker)), document, _signer, new Elsewhere(outside.Timestamps), CancellationToken.None);
        var late = await SealAsync(Content with { ValidUntil = Now.AddYears(2) }, null, outside.Timestamps, Now.AddDays(30));

        Assert.True(Verify(stamped).Valid, Explain(Verify(stamped)));
        Assert.Equal(CheckOutcome.Passed, Verify(stamped).Checks.Single(check => check.Code == "seal-timestamp").Outcome);
        Assert.Equal(["seal-timestamp"], Failed(Verify(other)));
        Assert.Equal(["seal-timestamp"], Failed(Verify(late)));
    }

    [Fact]
    public void Only_sm2_makes_a_seal_and_a_list_is_of_one_kind()
    {
        var rsa = new SealKey(Seals.Enterprise.RawData, new LocalSignerKey(Seals.Enterprise));

        Assert.Equal(SealingFailure.UnusableCertificate, Assert.Throws<SealingException>(() => SealMaker.Make(Content, rsa)).Failure);
        Assert.Equal(SealingFailure.ValueMismatch, Assert.Throws<SealingException>(() => SealMaker.Make(Content, _maker with { Key = _signer.Key })).Failure);
        Assert.Throws<ArgumentException>(() => SealMaker.Make(Content with { Certificates = [] }, _maker));
        Assert.Throws<AsnContentException>(() => ElectronicSeal.Read(new byte[] { 0x30, 0x00 }));
    }

    private Task<byte[]> SealAsync(SealContent content, SealKey? signer = null, ITimestampClient? timestamps = null, DateTimeOffset? at = null) => SealMaker.SealAsync(
        ElectronicSeal.Read(SealMaker.Make(content, _maker)), new SealedDocument(SealMaker.Digest(Document), "[0 100]", at ?? Now), signer ?? _signer, timestamps, CancellationToken.None);

    private SealReport Verify(byte[] bytes) => new SealVerifier(sm2.Trust("root")).Verify(bytes, SealMaker.Digest(Document));

    private static IEnumerable<string> Failed(SealReport report) => report.Checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Code);

    private static string Explain(SealReport report) => string.Join('\n', report.Checks.Where(check => check.Outcome == CheckOutcome.Failed));

    private static byte[] Replaced(byte[] seal, byte[] old, byte[] instead)
    {
        var reader = new AsnReader(seal, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
            Assert.Equal(old, reader.ReadOctetString());
            writer.WriteOctetString(instead);
            while (reader.HasData) writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
        }
        return writer.Encode();
    }

    /// <summary>An authority that is asked about something else.</summary>
    private sealed class Elsewhere(ITimestampClient real) : ITimestampClient
    {
        public Task<byte[]> StampAsync(byte[] signatureValue, CancellationToken ct) => real.StampAsync([1, 2, 3], ct);
    }
}
