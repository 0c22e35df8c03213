using System.Net;

namespace Ciac.Portal.Tests.Components;

[Collection(GalleryCollection.Name)]
public sealed class PreferencesTests(GalleryHost gallery)
{
    private const string Page = "/dev/screens/sign-in";

    [Fact]
    public async Task A_browser_that_asks_for_another_language_gets_Chinese() =>
        Assert.Contains("<html lang=\"zh-CN\"", await gallery.PageAsync(Page, ("Accept-Language", "fr-FR")), StringComparison.Ordinal);

    [Fact]
    public async Task The_picked_language_goes_before_the_browsers() =>
        Assert.Contains("<html lang=\"en\"", await gallery.PageAsync(Page, ("Accept-Language", "zh-CN"), ("Cookie", "language=en")), StringComparison.Ordinal);

    [Fact]
    public async Task A_language_cookie_with_rubbish_is_ignored() =>
        Assert.Contains("<html lang=\"zh-CN\"", await gallery.PageAsync(Page, ("Cookie", "language=../../etc")), StringComparison.Ordinal);

    [Theory]
    [InlineData("dark", "data-theme=\"dark\"")]
    [InlineData("light", "data-theme=\"light\"")]
    [InlineData("\"onload=x", "data-theme=\"\"")]
    public async Task The_theme_of_the_cookie_is_in_the_page_before_it_is_painted(string cookie, string expected) =>
        Assert.Contains(expected, await gallery.PageAsync(Page, ("Cookie", $"theme={cookie}")), StringComparison.Ordinal);

    [Fact]
    public async Task Chinese_words_on_an_English_page_carry_their_language() =>
        Assert.Contains("<span lang=\"zh-CN\">上海申浦建设工程有限公司</span>", await gallery.PageAsync("/dev/screens/unit", ("Accept-Language", "en")), StringComparison.Ordinal);

    [Theory]
    [InlineData("/v/abc?x=1", "/v/abc?x=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData(null, "/")]
    public async Task A_picked_preference_is_kept_and_leads_back_to_a_page_of_ours_only(string? returnTo, string expected)
    {
        var fields = new Dictionary<string, string> { ["language"] = "en", ["theme"] = "purple" };
        if (returnTo is not null) fields["returnTo"] = returnTo;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await gallery.Client.PostAsync(new Uri("/preferences", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("language=en;", cookie, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "A-41")]
    [Trait("Case", "A-42")]
    public async Task Every_page_forbids_strange_scripts_styles_frames_and_forms()
    {
        using var answer = await gallery.Client.GetAsync(new Uri(Page, UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
    }
}
