using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

public sealed class TimeAndRevocationTests : IAsyncLifetime
{
    private static readonly string[] Fields = ["enterprise", "representative", "platform"];
    private OutsideParties _outside = null!;

    public async Task InitializeAsync() => _outside = await OutsideParties.StartAsync();

    public async Task DisposeAsync() => await _outside.DisposeAsync();

    private async Task<byte[]> StampedAsync(byte[] pdf, string field, X509Certificate2 certificate) =>
        await new PadesSigner(Seals.Fonts, _outside.Timestamps).SignAsync(pdf, Seals.Parameters(field, certificate), new LocalSignerKey(certificate), CancellationToken.None);

    [Fact]
    public async Task Three_stamped_signatures_reach_b_t_and_every_signer_is_asked_about()
    {
        var signed = await StampedAsync(SamplePdf.Table(Fields), "enterprise", _outside.KnownRsa("Enterprise"));
        signed = await StampedAsync(signed, "representative", _outside.KnownEc("Representative"));
        signed = await StampedAsync(signed, "platform", _outside.KnownEc("Platform"));

        var report = await Verifying.VerifyAsync(signed, OutsideParties.NewChecker());

        Assert.True(report.Trusted, Verifying.Explain(report));
        Assert.Equal(PadesLevel.BaselineT, report.Level);
        Assert.All(report.Signatures, signature => Assert.Equal(TimeSource.Timestamp, signature.TimeSource));
        Assert.All(report.Signatures, signature => Assert.IsType<RevocationStatus.Good>(signature.Revocation));
        Assert.Equal(3, _outside.Questions);
        var pdfsig = await Judge.OnFileAsync(signed, "pdfsig", "-nocert");
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(pdfsig.Said, "Signature is Valid"));
        var qpdf = await Judge.OnFileAsync(signed, "qpdf", "--check");
        Assert.True(qpdf.Code == 0, qpdf.Said);
    }

    [Theory]
    [InlineData(true, 60, true)]
    [InlineData(true, -60, false)]
    [InlineData(false, 60, false)]
    [InlineData(false, -60, false)]
    public async Task A_revocation_after_a_stamped_time_does_no_harm_and_any_other_does(bool stamped, int minutesLater, bool valid)
    {
        var leaf = _outside.KnownRsa("Enterprise");
        var signed = stamped ? await StampedAsync(SamplePdf.Table(Fields), "enterprise", leaf) : Seals.Sign(SamplePdf.Table(Fields), "enterprise", leaf);
        _outside.Revoke(leaf, DateTimeOffset.UtcNow.AddMinutes(minutesLater));

        var report = await Verifying.VerifyAsync(signed, OutsideParties.NewChecker());

        var signature = Assert.Single(report.Signatures);
        Assert.True(signature.Intact);
        Assert.IsType<RevocationStatus.Revoked>(signature.Revocation);
        Assert.Equal(valid, signature.Valid);
        Assert.Equal(valid, report.Trusted);
    }

    [Fact]
    public async Task Nobody_answering_leaves_the_status_undecided()
    {
        var signed = Seals.Sign(SamplePdf.Table(Fields), "enterprise", _outside.KnownRsa("Enterprise"));
        _outside.Silence();

        var report = await Verifying.VerifyAsync(signed, OutsideParties.NewChecker());

        Assert.Equal(CheckOutcome.Undecided, report.Signatures[0].Checks.Single(check => check.Code == "revocation").Outcome);
        Assert.IsType<RevocationStatus.Unknown>(report.Signatures[0].Revocation);
    }

    [Fact]
    public async Task The_chain_is_judged_at_the_best_time_and_not_at_the_time_of_reading()
    {
        var signed = await StampedAsync(SamplePdf.Table(Fields), "enterprise", _outside.KnownRsa("Enterprise", new LeafOptions { NotAfter = DateTimeOffset.UtcNow.AddDays(1) }));

        var later = await new PadesVerifier(Verifying.Trust).VerifyAsync(signed, DateTimeOffset.UtcNow.AddYears(1), CancellationToken.None);

        Assert.True(later.Trusted, Verifying.Explain(later));
    }

    [Fact]
    public async Task A_certificate_that_had_ended_when_it_signed_is_not_trusted()
    {
        var ended = TestAuthority.Shared.IssueEc("Ended", new LeafOptions { NotAfter = TestAuthority.Today.AddDays(-1) });

        var report = await Verifying.VerifyAsync(Seals.Sign(SamplePdf.Table(Fields), "enterprise", ended));

        Assert.True(report.Intact);
        Assert.False(report.Trusted);
    }

    [Fact]
    public async Task A_claim_about_the_future_counts_as_now()
    {
        var parameters = Seals.Parameters("enterprise", Seals.Enterprise) with { SigningTime = DateTimeOffset.UtcNow.AddDays(90) };
        var signed = Seals.Signer.Sign(SamplePdf.Table(Fields), parameters, new LocalSignerKey(Seals.Enterprise));

        var report = await Verifying.VerifyAsync(signed);

        Assert.True(report.Signatures[0].Time <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_timestamp_of_a_strange_authority_makes_the_signature_invalid()
    {
        var strange = new TestAuthority("Strange").IssueRsa("TSA", new LeafOptions { Purposes = ["1.3.6.1.5.5.7.3.8"], PurposesCritical = true });
        using var openssl = new OpenSsl();
        await using var tsa = await HttpParty.StartAsync(async query => await openssl.StampAsync(query, strange, TestAuthority.Shared.Rsa));
        var signer = new PadesSigner(Seals.Fonts, new Signing.Timestamps.Rfc3161Client(HttpParty.Client, [tsa.Address]));
        var signed = await signer.SignAsync(SamplePdf.Table(Fields), Seals.Parameters("enterprise", Seals.Enterprise), new LocalSignerKey(Seals.Enterprise), CancellationToken.None);

        var report = await Verifying.VerifyAsync(signed);

        Assert.Equal(CheckOutcome.Failed, report.Signatures[0].Checks.Single(check => check.Code == "timestamp").Outcome);
        Assert.Equal(TimeSource.Claimed, report.Signatures[0].TimeSource);
        Assert.False(report.Trusted);
    }
}
