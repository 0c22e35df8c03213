using System.Collections.Concurrent;

namespace Ciac.Signing.Pdf.Fonts;

/// <summary>
/// The runs of glyphs that many documents begin with (the labels and statements of one kind of form), packed once: deflating outlines was two thirds of the time of drawing.
/// A pure function of the font, so a document's bytes do not depend on what was drawn before.
/// </summary>
internal sealed class SettledRuns(TrueTypeFont font)
{
    // There are about a dozen kinds of documents; more than this means that texts which differ each time were taken for settled ones.
    private const int Limit = 64;

    private readonly ConcurrentDictionary<string, OutlineRun?> _runs = new(StringComparer.Ordinal);

    /// <summary>The run of these glyphs; null when a composite is among them, because its component numbers differ by document.</summary>
    public OutlineRun? Of(List<int> glyphs)
    {
        var key = string.Create(glyphs.Count, glyphs, static (characters, numbers) =>
        {
            for (var i = 0; i < characters.Length; i++) characters[i] = (char)numbers[i];
        });
        if (_runs.TryGetValue(key, out var known)) return known;
        if (_runs.Count >= Limit) _runs.Clear();
        return _runs.GetOrAdd(key, static (_, source) => source.Runs.Pack(source.Glyphs), (Runs: this, Glyphs: glyphs));
    }

    private OutlineRun? Pack(List<int> glyphs)
    {
        var outlines = glyphs.ConvertAll(font.OutlineOf);
        return outlines.Exists(CompositeOutline.Is) ? null : OutlineRun.Pack(outlines.ConvertAll(outline => RoundedOutline.Of(outline, font.OutlineGrid)));
    }
}
