using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>What a signature forbids to later ones: the signer obeys it and the verifier notices who did not.</summary>
public sealed class CertificationTests
{
    private static byte[] WithLock(string locks)
    {
        var objects = SamplePdf.Objects("enterprise", "platform");
        objects[10] = objects[10].Replace("/Action/Include/Fields[(enterprise)]", locks, StringComparison.Ordinal);
        return SamplePdf.Classic(objects);
    }

    public static TheoryData<string> Locks => ["/Action/All", "/Action/Include/Fields[(platform)]", "/Action/Exclude/Fields[(enterprise)]"];

    [Theory]
    [MemberData(nameof(Locks))]
    public void A_locked_field_is_not_signed(string locks)
    {
        var signed = Seals.Sign(WithLock(locks), "enterprise", Seals.Enterprise);

        Assert.Equal(SealingFailure.NotPermitted, Assert.Throws<SealingException>(() => Seals.Sign(signed, "platform", Seals.Platform)).Failure);
    }

    [Theory]
    [MemberData(nameof(Locks))]
    public async Task A_locked_field_that_was_signed_all_the_same_breaks_the_lock(string locks)
    {
        var signed = Seals.Sign(WithLock(locks), "enterprise", Seals.Enterprise);
        var report = await Verifying.VerifyAsync(Disobey(signed));

        Assert.False(report.Signatures[0].Intact);
        Assert.True(report.Signatures[1].Intact, Verifying.Explain(report));
    }

    [Fact]
    public async Task A_file_certified_against_every_change_cannot_be_signed_again()
    {
        var certified = Seals.Certify(SamplePdf.Table("enterprise", "platform"), "enterprise", Seals.Enterprise);
        var final = await ResignAsync(Forger.Patch(certified, "/TransformParams/P 2", "/TransformParams/P 1"));

        Assert.True((await Verifying.VerifyAsync(final)).Intact);
        Assert.Equal(SealingFailure.NotPermitted, Assert.Throws<SealingException>(() => Seals.Sign(final, "platform", Seals.Platform)).Failure);
        Assert.False((await Verifying.VerifyAsync(Disobey(final))).Intact);
    }

    /// <summary>Signs "platform" on a copy whose rules were blotted out, then puts the rules back and repairs the value: a signer that ignores them.</summary>
    private static byte[] Disobey(byte[] pdf)
    {
        var blind = pdf.AsSpan().ToArray();
        foreach (var method in (string[])["/TransformMethod/DocMDP", "/TransformMethod/FieldMDP"])
        {
            var at = System.Text.Encoding.Latin1.GetString(blind).LastIndexOf(method, StringComparison.Ordinal);
            if (at > 0) blind[at + 17] = (byte)'X';
        }
        var signed = Seals.Sign(blind, "platform", Seals.Platform);
        pdf.CopyTo(signed, 0);
        return CmsForge.Resign(signed, Seals.Platform);
    }

    private static Task<byte[]> ResignAsync(byte[] pdf) => Task.FromResult(CmsForge.Resign(pdf, Seals.Enterprise));
}
