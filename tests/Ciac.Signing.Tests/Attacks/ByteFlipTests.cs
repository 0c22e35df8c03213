using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>One changed bit anywhere. Places follow from a fixed seed, spread over the base and the three revisions.</summary>
public sealed class ByteFlipTests
{
    private static readonly byte[] Signed = Seals.ThreeTimes(SamplePdf.Table("enterprise", "representative", "platform"));

    public static TheoryData<int> Parts => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_flipped_bit_is_never_three_trusted_signatures(int part)
    {
        int[] ends = [0, Base(), SignedRange.Of(Signed, 0).Content.Length + Gap(0), SignedRange.Of(Signed, 1).Content.Length + Gap(1), Signed.Length];
        var chance = new Random(part);
        for (var round = 0; round < 80; round++)
        {
            var (at, bit) = (chance.Next(ends[part], ends[part + 1]), 1 << chance.Next(8));
            var forged = (byte[])Signed.Clone();
            forged[at] ^= (byte)bit;

            var report = await Verifying.VerifyAsync(forged);

            Assert.False(report.Trusted && report.Signatures.Count == 3, $"bit {bit} of byte {at}");
        }
    }

    [Fact]
    public async Task A_flip_in_the_base_breaks_every_signature()
    {
        var forged = (byte[])Signed.Clone();
        forged[forged.AsSpan().IndexOf("Confirmation"u8)] ^= 1;

        var report = await Verifying.VerifyAsync(forged);

        Assert.Equal([false, false, false], report.Signatures.Select(signature => signature.Intact));
        var pdfsig = await Judge.OnFileAsync(forged, "pdfsig", "-nocert");
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(pdfsig.Said, "Digest Mismatch"));
    }

    [Fact]
    public async Task A_flip_in_the_second_revision_leaves_the_first_signature_intact()
    {
        var second = SignedRange.Of(Signed, 1);
        var name = Signed.AsSpan(0, second.GapEnd + 400).LastIndexOf("/Name<FEFF"u8);
        var forged = (byte[])Signed.Clone();
        forged[name + 13] ^= 1;

        var report = await Verifying.VerifyAsync(forged);

        Assert.Equal([true, false, false], report.Signatures.Select(signature => signature.Intact));
    }

    private static int Gap(int index) => SignedRange.Of(Signed, index).GapEnd - SignedRange.Of(Signed, index).GapStart;

    private static int Base() => SamplePdf.Table("enterprise", "representative", "platform").Length;
}
