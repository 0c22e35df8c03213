using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Ciac.Portal.Tests.Components;

public sealed partial class PaletteTests
{
    private static readonly string Tokens = File.ReadAllText(PortalFolder.Of("Assets", "css", "tokens.css"));

    private static readonly Dictionary<string, string> Light = Colours(Block(":root {"));
    private static readonly Dictionary<string, string> Dark = With(Light, Colours(Block(":root[data-theme=\"dark\"] {")));

    [Fact]
    public void The_dark_of_the_system_and_the_dark_of_the_switch_are_the_same() =>
        Assert.Equal(Colours(Block(":root[data-theme=\"dark\"] {")), Colours(Block(":root:not([data-theme=\"light\"]) {")));

    // Text needs 4.5 : 1, the border of an input 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
    [Theory]
    [InlineData("ink", "surface", 4.5)]
    [InlineData("ink", "page", 4.5)]
    [InlineData("muted", "surface", 4.5)]
    [InlineData("muted", "page", 4.5)]
    [InlineData("primary", "surface", 4.5)]
    [InlineData("primary", "page", 4.5)]
    [InlineData("on-primary", "primary", 4.5)]
    [InlineData("on-primary", "primary-dark", 4.5)]
    [InlineData("on-danger", "danger", 4.5)]
    [InlineData("on-header", "header", 4.5)]
    [InlineData("danger", "surface", 4.5)]
    [InlineData("danger", "page", 4.5)]
    [InlineData("danger", "warn-soft", 4.5)]
    [InlineData("muted", "warn-soft", 4.5)]
    [InlineData("warn", "warn-soft", 3)]
    [InlineData("control", "surface", 3)]
    [InlineData("control", "page", 3)]
    [InlineData("tag-active", "tag-active-soft", 4.5)]
    [InlineData("tag-expiring", "tag-expiring-soft", 4.5)]
    [InlineData("tag-cancelled", "tag-cancelled-soft", 4.5)]
    [InlineData("tag-pending", "tag-pending-soft", 4.5)]
    public void A_colour_stands_out_on_its_ground_in_light_and_dark(string front, string ground, double needed)
    {
        Assert.True(Contrast(Light[front], Light[ground]) >= needed, $"light {Contrast(Light[front], Light[ground]):0.0}");
        Assert.True(Contrast(Dark[front], Dark[ground]) >= needed, $"dark {Contrast(Dark[front], Dark[ground]):0.0}");
    }

    [Theory]
    [InlineData("*.css", 12)]
    [InlineData("*.js", 15)]
    public void The_bundle_stays_within_its_budget(string pattern, int kilobytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var file in PortalFolder.Files(Path.Combine("wwwroot", "assets"), pattern)) zip.Write(File.ReadAllBytes(file));
        }
        Assert.InRange(zipped.Length, 200, kilobytes * 1024);
    }

    [Fact]
    public void Style_sheets_take_colours_from_the_tokens_and_force_nothing()
    {
        string[] paperAndPrint = ["tokens.css", "print.css"];
        foreach (var file in PortalFolder.Files("Assets", "*.css").Where(f => !paperAndPrint.Contains(Path.GetFileName(f))))
            Assert.DoesNotContain("!important", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static string Block(string opening)
    {
        var start = Tokens.IndexOf(opening, StringComparison.Ordinal);
        return Tokens[start..Tokens.IndexOf('}', start)];
    }

    private static Dictionary<string, string> Colours(string block) =>
        Colour().Matches(block).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);

    private static Dictionary<string, string> With(Dictionary<string, string> light, Dictionary<string, string> dark) =>
        light.ToDictionary(pair => pair.Key, pair => dark.GetValueOrDefault(pair.Key, pair.Value), StringComparer.Ordinal);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
        double[] linear = [.. parts.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
