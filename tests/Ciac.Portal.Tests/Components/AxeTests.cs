using Ciac.Portal.Pages.Dev;
using Microsoft.Playwright;

namespace Ciac.Portal.Tests.Components;

/// <summary>One browser for all the checks of this class.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CIAC_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright!.Dispose();
    }
}

[Collection(GalleryCollection.Name)]
public sealed class AxeTests(GalleryHost gallery, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Rules = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']";

    private static readonly string Axe = PortalFolder.Of("node_modules", "axe-core", "axe.min.js");

    [Theory]
    [InlineData(ColorScheme.Light, "zh-CN")]
    [InlineData(ColorScheme.Dark, "en")]
    public async Task Axe_finds_nothing_in_the_gallery_nor_in_any_screen(ColorScheme scheme, string language)
    {
        await using var context = await NewContextAsync(scheme, language, 1280);
        var page = await context.NewPageAsync();
        var found = new List<string>();
        foreach (var address in Screen.All.SelectMany(s => s.Addresses()).Append("/dev/components"))
        {
            await page.GotoAsync(new Uri(gallery.Address, address).ToString());
            await page.AddScriptTagAsync(new() { Path = Axe });
            var violations = await page.EvaluateAsync<string[]>(
                "async () => (await axe.run(document, { runOnly: " + Rules + " })).violations.map(v => v.id + ' ' + v.nodes[0].target)");
            found.AddRange(violations.Select(v => $"{address}: {v}"));
        }
        Assert.Empty(found);
    }

    // 320 px is also 1280 px at 400 % zoom (WCAG 2.2, 1.4.10).
    [Fact]
    public async Task A_narrow_screen_never_scrolls_sideways()
    {
        await using var context = await NewContextAsync(ColorScheme.Light, "en", 320);
        var page = await context.NewPageAsync();
        var wide = new List<string>();
        foreach (var address in Screen.All.SelectMany(s => s.Addresses()).Append("/dev/components"))
        {
            await page.GotoAsync(new Uri(gallery.Address, address).ToString());
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) wide.Add($"{address}: {over}px");
        }
        Assert.Empty(wide);
    }

    // Axe needs to put its own script into the page, which our content policy rightly forbids.
    private Task<IBrowserContext> NewContextAsync(ColorScheme scheme, string language, int width) => browser.Browser.NewContextAsync(new()
    {
        ColorScheme = scheme,
        Locale = language,
        BypassCSP = true,
        ViewportSize = new() { Width = width, Height = 900 },
    });
}
