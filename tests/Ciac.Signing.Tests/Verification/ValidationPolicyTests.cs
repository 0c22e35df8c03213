using Ciac.Signing.Archiving;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Attacks;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Verification;

public sealed class ValidationPolicyTests
{
    [Fact]
    public async Task Each_level_meets_the_policies_below_it_and_not_those_above()
    {
        await using var outside = await OutsideParties.StartAsync();
        var certificate = outside.KnownRsa("Enterprise");
        var archiver = new PadesArchiver(Verifying.Trust, OutsideParties.NewChecker(), outside.Timestamps);
        var plain = Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", certificate);
        var stamped = await new PadesSigner(Seals.Fonts, outside.Timestamps).SignAsync(SamplePdf.Table("enterprise"), Seals.Parameters("enterprise", certificate), new LocalSignerKey(certificate), CancellationToken.None);
        var stored = await archiver.AddValidationDataAsync(stamped, DateTimeOffset.UtcNow, CancellationToken.None);
        var archived = await archiver.AddTimestampAsync(stored, CancellationToken.None);

        Assert.Equal(["basic"], await MetAsync(plain));
        Assert.Equal(["basic", "portal", "international"], await MetAsync(stamped));
        // The stored data follows the last signature.
        Assert.Equal(["basic", "international"], await MetAsync(stored));
        Assert.Equal(["basic", "portal", "archive", "international"], await MetAsync(archived));
    }

    [Fact]
    public async Task What_is_changed_foreign_or_unreadable_meets_none()
    {
        var signed = Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", Seals.Enterprise);
        var foreign = new TestAuthority("Strange").IssueRsa("Enterprise");

        Assert.Empty(await MetAsync(Forger.Update(signed, 4, Forger.Stream("BT ET"))));
        Assert.Empty(await MetAsync(Seals.Sign(SamplePdf.Table("enterprise"), "enterprise", foreign)));
        Assert.Empty(await MetAsync("hello"u8.ToArray()));
        Assert.Empty(await MetAsync(SamplePdf.Table("enterprise")));
        Assert.Null(ValidationPolicy.Find("none of them"));
    }

    [Fact]
    public async Task Sm2_is_for_readers_at_home()
    {
        using var sm2 = await Sm2Authority.StartAsync();
        await using var outside = await OutsideParties.StartAsync();
        var parameters = new SignatureParameters
        {
            FieldName = "enterprise",
            CertificateChain = [sm2.Load("leaf").RawData, sm2.Load("between").RawData],
            SigningTime = DateTimeOffset.UtcNow,
        };
        var signed = await new PadesSigner(Seals.Fonts, outside.Timestamps).SignAsync(SamplePdf.Table("enterprise"), parameters, await sm2.KeyAsync("leaf"), CancellationToken.None);

        var report = await new PadesVerifier(Signing.Trust.TrustStore.Load([sm2.Load("root"), TestAuthority.Shared.Root], [])).VerifyAsync(signed, DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(["basic", "portal"], Met(report));
        Assert.Contains("SM2", Assert.Single(ValidationPolicy.Find("international")!.Unmet(report)), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> MetAsync(byte[] pdf) => Met(await Verifying.VerifyAsync(pdf));

    private static IEnumerable<string> Met(VerificationReport report) => ValidationPolicy.All.Where(policy => policy.Unmet(report).Count == 0).Select(policy => policy.Name);
}
