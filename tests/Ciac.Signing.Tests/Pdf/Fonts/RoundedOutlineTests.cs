using Ciac.Signing.Pdf.Fonts;

namespace Ciac.Signing.Tests.Pdf.Fonts;

public sealed class RoundedOutlineTests
{
    private const string Letters = "上海虚构鑫龘㐂g@，";

    [Fact]
    public void Outline_on_a_grid_of_one_keeps_every_point()
    {
        foreach (var outline in Outlines())
        {
            var kept = RoundedOutline.Of(outline, 1);
            Assert.Equal(Points(outline), Points(new FontData(kept)));
            Assert.Equal(kept, RoundedOutline.Of(new FontData(kept), 1));
        }
    }

    [Fact]
    public void Outline_on_a_coarser_grid_has_every_point_at_the_nearest_place_and_takes_less_room()
    {
        foreach (var outline in Outlines())
        {
            var rounded = RoundedOutline.Of(outline, 4);
            var (before, after) = (Points(outline), Points(new FontData(rounded)));
            Assert.All(after, point => Assert.Equal((0, 0), (point.X % 4, point.Y % 4)));
            Assert.All(before.Zip(after), pair => Assert.True(Math.Abs(pair.First.X - pair.Second.X) <= 2 && Math.Abs(pair.First.Y - pair.Second.Y) <= 2));
            Assert.True(rounded.Length <= outline.Length);
            Assert.Equal([after.Min(p => p.X), after.Min(p => p.Y), after.Max(p => p.X), after.Max(p => p.Y)], Enumerable.Range(1, 4).Select(i => new FontData(rounded).Int16(i * 2)));
        }
    }

    [Fact]
    public void Outline_that_is_cut_off_is_refused()
    {
        var outline = Outlines().First();
        for (var length = 2; length < outline.Length; length += 7) Assert.Throws<FontFormatException>(() => RoundedOutline.Of(outline.Part(0, length), 4));
    }

    private static IEnumerable<FontData> Outlines() => Letters.Select(letter => TestFonts.Library.Regular.Resolve(letter)).Select(glyph => glyph.Font.OutlineOf(glyph.Glyph));

    // Read plainly here, after the letter of the format, so that the product's own reading is not its judge.
    private static List<(int X, int Y, bool OnCurve)> Points(FontData outline)
    {
        var at = 10 + outline.Int16(0) * 2;
        var count = outline.UInt16(at - 2) + 1;
        at += 2 + outline.UInt16(at);
        var flags = new List<int>();
        while (flags.Count < count)
        {
            flags.Add(outline.Span(at++, 1)[0]);
            if ((flags[^1] & 8) != 0) flags.AddRange(Enumerable.Repeat(flags[^1], outline.Span(at++, 1)[0]));
        }

        List<int> Axis(int isShort, int same)
        {
            var values = new List<int>();
            foreach (var flag in flags)
            {
                var step = (flag & isShort) != 0 ? outline.Span(at, 1)[0] * ((flag & same) != 0 ? 1 : -1) : (flag & same) != 0 ? 0 : outline.Int16(at);
                at += (flag & isShort) != 0 ? 1 : (flag & same) != 0 ? 0 : 2;
                values.Add((values.Count > 0 ? values[^1] : 0) + step);
            }

            return values;
        }

        var across = Axis(2, 16);
        var upward = Axis(4, 32);
        return [.. flags.Select((flag, i) => (across[i], upward[i], (flag & 1) != 0))];
    }
}
