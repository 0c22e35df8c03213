using System.Collections;
using System.Globalization;
using System.Net;
using System.Resources;
using Ciac.CertificateAssistant.Pages;

namespace Ciac.CertificateAssistant.Tests.Pages;

public sealed class PageTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/requests/unknown")]
    [InlineData("/assets/assistant.css")]
    [InlineData("/assets/assistant.js")]
    [InlineData("/nowhere")]
    public async Task Every_answer_forbids_frames_foreign_code_and_keeping(string path)
    {
        var assistant = shared.Assistant;
        using var response = await RunningAssistant.SendAsync(new HttpRequestMessage(HttpMethod.Get, assistant.Address + path));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Language_that_was_chosen_is_kept_and_the_asking_page_decides_before()
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        Assert.Contains("<html lang=\"zh-CN\">", await assistant.ReadAsync("/"));

        var order = Orders.Login(token.Id);
        order["language"] = "en";
        Assert.Contains("Confirm sign-in", await assistant.ReadAsync($"/requests/{await assistant.OpenAsync(order)}"));

        using var chosen = await RunningAssistant.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{assistant.Address}/?lang=en"));
        Assert.Contains("<html lang=\"en\">", await chosen.Content.ReadAsStringAsync());
        var again = new HttpRequestMessage(HttpMethod.Get, assistant.Address);
        again.Headers.Add("Cookie", chosen.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var kept = await RunningAssistant.SendAsync(again);
        Assert.Contains("Digital certificates", await kept.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Unknown_request_says_what_to_do()
    {
        var assistant = shared.Assistant;
        using var response = await RunningAssistant.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{assistant.Address}/requests/{new string('0', 64)}"));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("请回到原来的网页", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public void Both_languages_have_the_same_sentences()
    {
        var catalogue = new ResourceManager("Ciac.CertificateAssistant.Pages.Texts", typeof(Texts).Assembly);
        Assert.Equal(Sentences(catalogue, CultureInfo.InvariantCulture), Sentences(catalogue, CultureInfo.GetCultureInfo("en")));
    }

    // Key and places to fill: a translation that drops {0} would drop the tries left.
    private static List<string> Sentences(ResourceManager catalogue, CultureInfo culture) =>
    [
        .. catalogue.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(text => $"{text.Key} {((string)text.Value!).Count(c => c == '{')}")
            .Order(StringComparer.Ordinal),
    ];
}
