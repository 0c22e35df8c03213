using System.Net;
using System.Text;

namespace Ciac.Portal.Tests.Api;

/// <summary>What is refused before a verb is asked: always a problem detail, in the caller's language.</summary>
[Collection(ApiCollection.Name)]
public sealed class RefusalApiTests(ApiWorld world)
{
    private readonly ApiClient _api = world.As("administrator");

    [Theory]
    [InlineData("zh-CN", "请求格式不正确。")]
    [InlineData("en", "The request is malformed.")]
    public async Task Malformed_body_is_told_in_the_callers_language(string language, string text)
    {
        var request = _api.Request(HttpMethod.Post, "workflow-definitions", "{ no json");
        request.Headers.Remove("Accept-Language");
        request.Headers.Add("Accept-Language", language);
        var answer = await ApiClient.SendAsync(request);
        answer.Refused(400, "API-400");
        Assert.Equal(text, answer.Json.Text("detail"));
    }

    [Fact]
    public async Task Unknown_address_wrong_method_wrong_type_and_too_large_have_their_own_status()
    {
        (await _api.GetAsync("nothing-here")).Refused(404, "API-404");
        (await _api.PostAsync("descriptors/activities")).Refused(405, "API-405");
        var form = _api.Request(HttpMethod.Post, "workflow-definitions");
        form.Content = new StringContent("model=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await ApiClient.SendAsync(form)).Refused(415, "API-415");
        foreach (var (path, size) in ((string, int)[])[("incidents/retry", 300_000), ("workflow-definitions", 5_000_000)])
            (await ApiClient.SendAsync(Large(path, size))).Refused(413, "API-413");
    }

    // Asks before it sends: who has sent already finds the connection closed.
    private HttpRequestMessage Large(string path, int size)
    {
        var request = _api.Request(HttpMethod.Post, path, $$"""{"note":"{{new string('x', size)}}"}""");
        request.Headers.ExpectContinue = true;
        return request;
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [Trait("Case", "A-40")]
    public async Task Change_asked_for_by_another_site_is_refused_and_a_look_is_not(string header, string value)
    {
        var change = _api.Request(HttpMethod.Post, "events/forged/trigger", "{}");
        change.Headers.TryAddWithoutValidation(header, value);
        (await ApiClient.SendAsync(change)).Refused(403, "API-003");
        Assert.Equal(0L, await world.SqlAsync<long>("SELECT count(*) FROM ciac.audit_events WHERE subject = 'event:forged'"));
        var look = _api.Request(HttpMethod.Get, "descriptors/variables");
        look.Headers.TryAddWithoutValidation(header, value);
        (await ApiClient.SendAsync(look)).Ok();
    }

    [Fact]
    public async Task Our_own_page_may_ask_for_a_change()
    {
        var change = _api.Request(HttpMethod.Post, "events/ours/trigger", "{}");
        change.Headers.Add("Sec-Fetch-Site", "same-origin");
        change.Headers.Add("Origin", world.Portal.GetLeftPart(UriPartial.Authority));
        (await ApiClient.SendAsync(change)).Ok();
    }

    [Fact]
    [Trait("Case", "A-51")]
    public async Task Answers_are_never_stored_and_a_session_that_was_ended_is_over_here_too()
    {
        using var answer = await ApiWorld.Http.SendAsync(_api.Request(HttpMethod.Get, "workflow-instances"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        (await new ApiClient(new Uri(world.Portal, "elsa/api/"), "ciac-session=forged").GetAsync("workflow-instances")).Refused(401, "API-401");
    }

    [Fact]
    public async Task Streams_of_one_caller_are_bounded()
    {
        var open = new List<EventReader>();
        try
        {
            for (var i = 0; i < 8; i++) open.Add(await world.As("auditor").StreamAsync("workflow-definitions/events"));
            (await world.As("auditor").GetAsync("workflow-definitions/events")).Refused(429, "API-429");
        }
        finally
        {
            foreach (var stream in open) await stream.DisposeAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await world.As("auditor").GetAsync("workflow-definitions/events")).Status != HttpStatusCode.OK) await Task.Delay(100, patience.Token);
    }
}
