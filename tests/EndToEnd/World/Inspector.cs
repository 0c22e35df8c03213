using System.Text.Json;

namespace EndToEnd.World;

/// <summary>Looks at a page as a reviewer does: axe in both themes, no sideways scroll on a phone, and pictures to look at.</summary>
internal sealed class Inspector(string language)
{
    private const int DeskWidth = 1280;
    private const int PhoneWidth = 360;
    private const string RunAxe = """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
          return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ') + ' ' + n.any.map(a => a.message).join(', ')).join(' | ')}`);
        }
        """;

    // Evaluated by the debugger, so the page's content policy stays as it is and is tested with everything else.
    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(Places.Repository, "src", "Ciac.Portal", "node_modules", "axe-core", "axe.min.js")));

    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    public async Task LookAsync(IPage page, string name)
    {
        await SettleAsync(page);
        await JudgeAsync(page, name, ColorScheme.Dark);
        await ShootAsync(page, name, "dark");
        await JudgeAsync(page, name, ColorScheme.Light);
        await ShootAsync(page, name, "light");
        if (language == "en") return;
        await page.SetViewportSizeAsync(PhoneWidth, 740);
        await ShootAsync(page, name, "phone");
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > PhoneWidth) _findings.Add($"{name}: {width} px wide on a phone of {PhoneWidth}");
        await page.SetViewportSizeAsync(DeskWidth, 800);
    }

    private async Task JudgeAsync(IPage page, string name, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe.Value);
        var violations = await page.EvaluateAsync<JsonElement>(RunAxe);
        _findings.AddRange(violations.EnumerateArray().Select(v => $"{name}, {language}, {scheme}: {v.GetString()}"));
    }

    private async Task ShootAsync(IPage page, string name, string look) => await page.ScreenshotAsync(new()
    {
        Path = Places.Out("screenshots", $"{name}.{language}.{look}.png"),
        FullPage = true,
        Animations = ScreenshotAnimations.Disabled,
    });

    // The document's picture is the slowest to come, and an axe run of a page that is still loading judges half of it.
    private static async Task SettleAsync(IPage page) =>
        await page.WaitForFunctionAsync("() => document.readyState === 'complete' && [...document.images].every(i => i.complete)");
}
