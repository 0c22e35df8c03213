using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>Byte ranges that leave room for something that nobody signed.</summary>
public sealed class ByteRangeTests
{
    private static readonly byte[] Signed = Seals.Sign(SamplePdf.Table("enterprise", "platform"), "enterprise", Seals.Enterprise);

    public static TheoryData<string> Ranges => ["[1 {1} {2} {3}]", "[{2} {3} 0 {1}]", "[0 {1} {2}]", "[0 {1} {2} {3} 0 1]", "[0 -1 {2} {3}]", "[0 {1} {2} -5]", "[0 {1} {2} 2147483647]", "[0 {1} 4294967297 {3}]", "[0 {2} {1} {3}]", "[]", "null", "[0 0 0 0]", "[(0) {1} {2} {3}]"];

    [Theory]
    [MemberData(nameof(Ranges))]
    [Trait("Case", "A-7")]
    public async Task An_impossible_range_is_refused(string range)
    {
        var forged = WithRange(range);

        var report = await Verifying.VerifyAsync(forged);

        Assert.False(report.Intact);
        Assert.Equal(CheckOutcome.Failed, Assert.Single(report.Signatures).Checks.Single(check => check.Code == "byte-range").Outcome);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(-30, 0)]
    [InlineData(0, 40)]
    [InlineData(1, -1)]
    [Trait("Case", "A-7")]
    public async Task A_gap_that_is_not_exactly_the_value_is_refused(int before, int after)
    {
        var range = SignedRange.Of(Signed);
        var (gap, second) = (range.GapStart + before, range.GapEnd + after);

        var report = await Verifying.VerifyAsync(WithRange(string.Create(CultureInfo.InvariantCulture, $"[0 {gap} {second} {Signed.Length - second}]")));

        Assert.Equal(CheckOutcome.Failed, Assert.Single(report.Signatures).Checks.Single(check => check.Code == "byte-range").Outcome);
    }

    [Fact]
    public async Task A_range_that_ends_before_its_revision_does_is_refused()
    {
        var range = SignedRange.Of(Signed);
        var shorter = WithRange(string.Create(CultureInfo.InvariantCulture, $"[0 {range.GapStart} {range.GapEnd} {Signed.Length - range.GapEnd - 30}]"));

        var report = await Verifying.VerifyAsync(CmsForge.Resign(shorter, Seals.Enterprise));

        Assert.False(report.Intact);
        Assert.Equal(CheckOutcome.Failed, report.Signatures[0].Checks.Single(check => check.Code == "revision").Outcome);
    }

    [Fact]
    [Trait("Case", "A-7")]
    public async Task A_wrapped_signature_that_points_at_the_old_bytes_is_refused()
    {
        // Signature wrapping: the old value and the old range, in a new dictionary, with new content between.
        var number = int.Parse(Regex.Match(Forger.Body(Signed, 10), @"/V (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture);
        var wrapped = Forger.Update(Signed, [(number, Forger.Body(Signed, number)), (4, Forger.Stream("0 0 9 9 re f"))]);

        var report = await Verifying.VerifyAsync(wrapped);

        Assert.Equal(CheckOutcome.Failed, Assert.Single(report.Signatures).Checks.Single(check => check.Code == "byte-range").Outcome);
    }

    [Theory]
    [InlineData("/Contents (")]
    [InlineData("/Contents 7 0 R/X <")]
    public async Task A_value_that_is_no_direct_hex_string_is_refused(string contents)
    {
        var number = int.Parse(Regex.Match(Forger.Body(Signed, 10), @"/V (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture);
        var body = Regex.Replace(Forger.Body(Signed, number), "/Contents <([0-9A-F]+)>", match => contents + (contents.EndsWith('(') ? "00)" : "00>"));

        var report = await Verifying.VerifyAsync(Forger.Update(Signed, number, body));

        Assert.False(report.Intact);
        Assert.Equal(CheckOutcome.Failed, Assert.Single(report.Signatures).Checks.Single(check => check.Code == "byte-range").Outcome);
    }

    [Theory]
    [InlineData("/Contents <00>/Contents <00>")]
    [InlineData("/ByteRange [0 1 2 3]/ByteRange [0 1 2 3]")]
    public async Task A_key_that_stands_twice_makes_the_file_unreadable(string twice)
    {
        var report = await Verifying.VerifyAsync(Forger.Update(Signed, [(30, $"<</Type/Sig/SubFilter/ETSI.CAdES.detached{twice}>>"), (11, Forger.Body(Signed, 11).Replace("/F 132", "/F 132/V 30 0 R", StringComparison.Ordinal))]));

        Assert.NotNull(report.Unreadable);
    }

    private static byte[] WithRange(string range)
    {
        var text = Encoding.Latin1.GetString(Signed);
        var match = Regex.Matches(text, @"/ByteRange (\[(\d+) (\d+) (\d+) (\d+)\] *)")[^1];
        for (var i = 1; i <= 3; i++) range = range.Replace("{" + i + "}", match.Groups[i + 2].Value, StringComparison.Ordinal);
        return Forger.Patch(Signed, match.Groups[1].Value, range.PadRight(match.Groups[1].Length));
    }
}
