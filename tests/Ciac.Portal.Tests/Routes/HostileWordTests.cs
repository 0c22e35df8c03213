using System.Net;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Portal.Tests.Routes;

/// <summary>What a stranger smuggles into a signed-in person's browser, on every page of the portal: words, forms, and what stays behind.</summary>
[Collection(SandboxCollection.Name)]
public sealed class HostileWordTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    // Other doors, with attacks of their own; a table that no browser draws; forms that change nothing of anybody's; the page that stands for a failure.
    private static readonly string[] Elsewhere = ["/elsa/api", "/dev/", "/callbacks/", "/certificates/export.csv", "/preferences", "/api/verification", "/problem"];

    private PortalWorld? _world;
    private OpenPortal? _portal;
    private GrantWork? _work;

    public async Task InitializeAsync()
    {
        _world = await PortalWorld.StartAsync(sandbox);
        _work = await GrantWork.StartAsync(_world);
        Desk.Allowed(await _work.RequestAsync("construction-permit"));
        await _world.MoveAsync();
        await _world.RunSqlAsync($"UPDATE ciac.credentials SET nickname = '{Hostile}' WHERE nickname IS NOT NULL; UPDATE ciac.enterprises SET economic_type = '{Hostile}';");
        _portal = await OpenPortal.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "A-41")]
    [Trait("Case", "A-51")]
    public async Task What_is_stored_stays_a_word_and_no_browser_keeps_a_page()
    {
        var ids = (await Belongings.OfAsync(_world!)).Ids;
        var pages = (await WaysAsync()).Where(way => way.Method == "GET")
            .SelectMany(way => way.Takes("id") ? ids.Select(id => new Request(way, id)) : [new Request(way, "")]).ToList();
        var (shown, named) = (0, 0);
        foreach (var session in new[] { _work!.Admin.Session, _work.Clerk.Session })
        {
            var visit = await _portal!.ComeAsync(session);
            foreach (var page in pages)
            {
                var answer = await visit.AskAsync(page);
                Assert.False(answer.Body.Contains(Hostile, StringComparison.Ordinal), $"{page.Way.Name} shows it as it is");
                Assert.False(answer.MayBeKept && answer.Body.Contains(_work.Admin.Firm.Name, StringComparison.Ordinal), $"{page.Way.Name} may be kept");
                if (answer.Body.Contains(WebUtility.HtmlEncode(Hostile), StringComparison.Ordinal)) shown++;
                if (answer.Body.Contains(_work.Admin.Firm.Name, StringComparison.Ordinal)) named++;
            }
        }

        Assert.InRange(Math.Min(shown, named), 3, int.MaxValue);
    }

    [Fact]
    [Trait("Case", "A-40")]
    public async Task A_form_without_the_value_of_its_page_is_refused()
    {
        var ids = (await Belongings.OfAsync(_world!)).Ids;
        var before = await Belongings.OfAsync(_world!);
        var visit = (await _portal!.ComeAsync(_work!.Admin.Session)) with { Token = "" };
        var wrong = new List<string>();
        foreach (var form in (await WaysAsync()).Where(way => way.Method != "GET"))
        {
            var key = form.Takes("token") ? new string('a', 24) : form.Takes("id") ? ids[0] : _work.Admin.Caller.SessionId.ToString();
            var answer = await visit.AskAsync(new Request(form, key));
            // Before anything is looked for: a page that said "not found" would have come past the check.
            if (answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.UnsupportedMediaType)) wrong.Add($"{form.Name}: {(int)answer.Status} {answer.Location}");
        }

        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
        Assert.Empty(await before.ChangedAsync(_world!));
    }

    private async Task<List<Way>> WaysAsync() =>
        [.. (await _portal!.WaysAsync()).Where(way => Elsewhere.All(start => !$"/{way.Pattern.RawText?.TrimStart('/')}".StartsWith(start, StringComparison.Ordinal)))];
}
