using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Timestamps;

namespace Ciac.Signing.Tests.Timestamps;

public sealed class Rfc3161ClientTests : IDisposable
{
    private static readonly TestAuthority Ca = TestAuthority.Shared;
    private static readonly X509Certificate2 Authority = Ca.IssueRsa("TSA", new LeafOptions { Purposes = ["1.3.6.1.5.5.7.3.8"], PurposesCritical = true });
    private readonly OpenSsl _openssl = new();

    public void Dispose() => _openssl.Dispose();

    private async Task<byte[]?> StampAsync(byte[] query) => await _openssl.StampAsync(query, Authority, Ca.Rsa);

    [Fact]
    public async Task A_signature_gets_a_token_over_its_embedded_value_that_openssl_verifies()
    {
        await using var tsa = await HttpParty.StartAsync(StampAsync);
        var signer = new PadesSigner(Seals.Fonts, new Rfc3161Client(HttpParty.Client, [tsa.Address]));

        var signed = await signer.SignAsync(SamplePdf.Table("platform"), Seals.Parameters("platform", Seals.Platform), new LocalSignerKey(Seals.Platform), CancellationToken.None);

        var cms = new SignedCms(new ContentInfo(SignedRange.Of(signed).Content), detached: true);
        cms.Decode(SignedRange.Of(signed).Cms);
        var attribute = Assert.Single(cms.SignerInfos[0].UnsignedAttributes.Cast<CryptographicAttributeObject>());
        Assert.Equal("1.2.840.113549.1.9.16.2.14", attribute.Oid.Value);
        var said = await Judge.WithFileAsync(attribute.Values[0].RawData, token => Judge.WithFileAsync(cms.SignerInfos[0].GetSignature(), value => Judge.WithFileAsync(
            System.Text.Encoding.ASCII.GetBytes(Ca.Root.ExportCertificatePem()),
            root => Judge.RunAsync("openssl", "ts", "-verify", "-token_in", "-in", token, "-data", value, "-CAfile", root))));
        Assert.True(said.Code == 0, said.Said);
        Assert.Contains("Signature is Valid", (await Judge.OnFileAsync(signed, "pdfsig", "-nocert")).Said, StringComparison.Ordinal);
    }

    public static TheoryData<string> Faults => ["down", "garbage", "another imprint", "replayed", "slow", "nobody listens"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_second_authority_steps_in(string fault)
    {
        var never = new TaskCompletionSource<byte[]?>();
        await using var good = await HttpParty.StartAsync(StampAsync);
        var bad = await HttpParty.StartAsync(query => AnswerAsync(fault, query, never.Task));
        if (fault == "nobody listens") await bad.DisposeAsync();
        var client = new Rfc3161Client(HttpParty.Client, [bad.Address, good.Address], TimeSpan.FromMilliseconds(1500));

        var token = await client.StampAsync([1, 2, 3], CancellationToken.None);
        never.SetResult(null);
        await bad.DisposeAsync();

        Assert.True(Rfc3161TimestampToken.TryDecode(token, out var decoded, out _));
        Assert.True(decoded!.VerifySignatureForData([1, 2, 3], out _));
        Assert.Equal(1, good.Calls);
    }

    [Fact]
    public async Task No_authority_at_all_is_a_typed_failure_that_names_each()
    {
        await using var down = await HttpParty.StartAsync();
        var client = new Rfc3161Client(HttpParty.Client, [down.Address, down.Address]);

        var failure = await Assert.ThrowsAsync<TimestampException>(() => client.StampAsync([1], CancellationToken.None));

        Assert.Equal(2, down.Calls);
        Assert.Contains("500", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_stops_is_not_taken_for_a_dead_authority()
    {
        await using var tsa = await HttpParty.StartAsync(StampAsync);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Rfc3161Client(HttpParty.Client, [tsa.Address]).StampAsync([1], stopped.Token));
    }

    [Fact]
    public async Task A_token_over_another_value_is_not_embedded()
    {
        var pdf = SamplePdf.Table("platform");
        var prepared = Seals.Signer.Prepare(pdf, Seals.Parameters("platform", Seals.Platform));
        var value = new LocalSignerKey(Seals.Platform).Sign(prepared.SignedAttributes);
        await using var tsa = await HttpParty.StartAsync(StampAsync);
        var token = await new Rfc3161Client(HttpParty.Client, [tsa.Address]).StampAsync([9, 9, 9], CancellationToken.None);

        Assert.Equal(SealingFailure.TimestampMismatch, Assert.Throws<SealingException>(() => Seals.Signer.Complete(pdf, prepared, value, token)).Failure);
        Assert.Equal(SealingFailure.TimestampMismatch, Assert.Throws<SealingException>(() => Seals.Signer.Complete(pdf, prepared, value, [0x30, 0])).Failure);
    }

    private async Task<byte[]?> AnswerAsync(string fault, byte[] query, Task<byte[]?> never) => fault switch
    {
        "garbage" => RandomNumberGenerator.GetBytes(200),
        "another imprint" => await StampAsync(Request([7])),
        "replayed" => await StampAsync(Request([1, 2, 3])),
        "slow" => await never,
        _ => null,
    };

    private static byte[] Request(byte[] data) =>
        Rfc3161TimestampRequest.CreateFromData(data, HashAlgorithmName.SHA256, nonce: new byte[] { 1, 2, 3, 4 }, requestSignerCertificates: true).Encode();
}
