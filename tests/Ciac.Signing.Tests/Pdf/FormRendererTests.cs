using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ciac.Signing.Pdf;

namespace Ciac.Signing.Tests.Pdf;

public sealed partial class FormRendererTests
{
    // The decoded streams of the sample, so that a change of the look is a decision and not an accident. After a wanted change put the new value here.
    private const string GoldenContent = "C706A53F539E557C548E968FB570BDC2659678B5BF5DD83A0C4D6D290FBA2659";

    [Fact]
    public void Render_same_form_on_many_threads_and_with_fonts_loaded_again_gives_same_bytes()
    {
        var first = TestFonts.Renderer.Render(SampleForms.Activation);
        var again = new FormRenderer(FontLibrary.Load(FontFolder.Find()));
        var others = Enumerable.Range(0, 12).AsParallel().Select(i => (i % 2 == 0 ? again : TestFonts.Renderer).Render(SampleForms.Activation));
        Assert.All(others, other => Assert.True(first.AsSpan().SequenceEqual(other)));
    }

    [Fact]
    public void Render_other_second_gives_other_file_identifier()
    {
        var later = SampleForms.Activation with { GeneratedOn = SampleForms.Activation.GeneratedOn.AddSeconds(1) };
        Assert.NotEqual(Identifier(TestFonts.Renderer.Render(SampleForms.Activation)), Identifier(TestFonts.Renderer.Render(later)));
    }

    [Fact]
    public void Render_sample_form_has_golden_content() =>
        Assert.Equal(GoldenContent, Convert.ToHexString(SHA256.HashData(DecodedStreams(TestFonts.Renderer.Render(SampleForms.Activation)))));

    [Fact]
    public void Render_sample_form_is_below_80_KB() =>
        Assert.InRange(TestFonts.Renderer.Render(SampleForms.Activation).Length, 20_000, 80_000);

    [Theory]
    [InlineData('\uFFFE', "U+FFFE")]
    [InlineData('\u0007', "U+0007")]
    public void Render_character_without_glyph_is_refused_without_naming_the_text(char character, string shown)
    {
        var form = SampleForms.Activation with { Sections = [new FormSection("持有人", [new FormRow("姓名", "欧阳" + character)])] };
        var refusal = Assert.Throws<MissingGlyphException>(() => TestFonts.Renderer.Render(form));
        Assert.Equal(character, refusal.CodePoint);
        Assert.Contains(shown, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("企业")]
    [InlineData("a)/V(")]
    [InlineData("")]
    public void Render_field_name_with_other_characters_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => TestFonts.Renderer.Render(SampleForms.Activation with { SignatureBoxes = [new SignatureBox(name, "企业", "")] }));

    [Fact]
    public void Render_two_boxes_with_one_field_name_is_refused()
    {
        var box = SampleForms.Activation.SignatureBoxes[0];
        Assert.Throws<ArgumentException>(() => TestFonts.Renderer.Render(SampleForms.Activation with { SignatureBoxes = [box, box] }));
    }

    [Fact]
    public void Render_language_that_is_no_tag_is_refused() =>
        Assert.Throws<ArgumentException>(() => TestFonts.Renderer.Render(SampleForms.Activation with { Language = "zh)/X(" }));

    private static string Identifier(byte[] file) => IdentifierPattern().Match(Encoding.Latin1.GetString(file)).Value;

    private static byte[] DecodedStreams(byte[] file)
    {
        var decoded = new MemoryStream();
        foreach (Match match in StreamPattern().Matches(Encoding.Latin1.GetString(file)))
        {
            var length = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            using var inflate = new ZLibStream(new MemoryStream(file, match.Index + match.Length, length), CompressionMode.Decompress);
            inflate.CopyTo(decoded);
        }

        return decoded.ToArray();
    }

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}>")]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"/Filter/FlateDecode/Length (\d+)>>\nstream\n")]
    private static partial Regex StreamPattern();
}
