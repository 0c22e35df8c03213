using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Demo;

/// <summary>A page that was answered: where it ended after redirects, and its text.</summary>
internal sealed record Answer(HttpStatusCode Status, Uri Address, string Text)
{
    public string Token => Match("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"");

    public string Match(string pattern)
    {
        var match = Regex.Match(Text, pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : throw new DemoException($"{Address.AbsolutePath} ({(int)Status}) lacks {pattern}. {Errors}");
    }

    /// <summary>What the page's error summary says.</summary>
    public string Errors => string.Join(" | ", Regex.Matches(Text, "\\[[A-Z]+-\\d+\\]", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct());
}

/// <summary>A browser as far as HTTP goes: cookies, forms with their anti-forgery token, redirects.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _site;
    private Answer? _page;

    public Browser(Uri site)
    {
        _site = site;
        // The banned constructor is for the product, which has a factory; a demo client lives as long as its program.
#pragma warning disable RS0030
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030
        _http.DefaultRequestHeaders.Add("Origin", site.GetLeftPart(UriPartial.Authority));
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("ciac-demo/1.0");
    }

    public Answer Page => _page ?? throw new DemoException("No page was opened yet.");

    public async Task<Answer> OpenAsync(string path) => _page = await AnswerAsync(await _http.GetAsync(new Uri(_site, path)));

    public async Task<byte[]> DownloadAsync(string path) => await _http.GetByteArrayAsync(new Uri(_site, path));

    public async Task<Answer> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", Page.Token));
        using var content = new FormUrlEncodedContent(form);
        var answer = await AnswerAsync(await _http.PostAsync(new Uri(_site, path), content));
        if ((int)answer.Status >= 400) throw new DemoException($"{path} answered {(int)answer.Status} {answer.Errors}");
        return _page = answer;
    }

    /// <summary>Opens a page that waits for something again and again, until it is there.</summary>
    public async Task<Answer> UntilAsync(string path, Func<Answer, bool> isThere)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!patience.IsCancellationRequested)
        {
            var page = await OpenAsync(path);
            if (isThere(page)) return page;
            await Task.Delay(100);
        }

        throw new DemoException($"{path} stayed at {Page.Address.AbsolutePath}.");
    }

    /// <summary>As the page's own module asks: JSON, with the page's token as a header.</summary>
    public async Task<JsonElement> AskAsync(string path, object? question = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_site, path)) { Content = JsonContent.Create(question ?? new { }) };
        request.Headers.Add("RequestVerificationToken", Page.Token);
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return answer.IsSuccessStatusCode ? body : throw new DemoException($"{path} answered {(int)answer.StatusCode}: {body}");
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Answer> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(response.StatusCode, response.RequestMessage!.RequestUri!, await response.Content.ReadAsStringAsync());
        }
    }
}
