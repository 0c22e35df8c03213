using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Ciac.Portal.Tests.Components;

/// <summary>Screens 1 and 3 in a browser, against an assistant that is played here; the real one is tested with its own module.</summary>
[Collection(GalleryCollection.Name)]
public sealed class AssistantPanelTests(GalleryHost gallery, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Assistant = "http://127.0.0.1:18495";

    private const string Certificates = """
        {"certificates":[
          {"id":"aa","certificate":"QUFB","chain":["Q0NDQw=="],"subject":"上海申浦建设工程有限公司","uniqueId":"209@XY91310000132212345X","serialNumber":"3A5F","validFrom":"2024-03-26T00:00:00Z","validTo":"2099-03-26T00:00:00Z","triesLeft":5,"locked":false},
          {"id":"bb","certificate":"QkJC","chain":[],"subject":"上海申浦建设工程有限公司","serialNumber":"77","validFrom":"2024-03-26T00:00:00Z","validTo":"2099-03-26T00:00:00Z","triesLeft":0,"locked":true}]}
        """;

    [Fact]
    public async Task Signing_in_posts_the_signed_challenge_with_its_certificate()
    {
        var page = await OpenAsync("/dev/screens/sign-in", "signed");
        await AnswerAsync(page, "**/sign-in/challenge", """{"challengeId":"c1","challenge":"Zm9v","purpose":"login"}""");
        var posted = CatchPost(page, "**/sign-in/certificate");

        await Assertions.Expect(page.GetByLabel("上海申浦建设工程有限公司").First).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("上海申浦建设工程有限公司").Nth(1)).ToBeDisabledAsync();
        await page.Locator("[data-act]").ClickAsync();

        var token = JsonDocument.Parse(FieldOf(await posted, "Token")).RootElement;
        Assert.Equal("cmp-cert:1", token.GetProperty("format").GetString());
        Assert.Equal("c1", token.GetProperty("challengeId").GetString());
        Assert.Equal("QUFB", token.GetProperty("certificate").GetString());
        Assert.Equal("RS256", token.GetProperty("algorithm").GetString());
        Assert.Equal("U0lH", token.GetProperty("signature").GetString());
    }

    [Fact]
    public async Task Sealing_sends_the_prepared_document_to_the_key_and_its_value_to_the_server()
    {
        var page = await OpenAsync("/dev/screens/sign", "signed");
        await AnswerAsync(page, "**/sign/1/enterprise/prepare", """{"title":"企业主证书首次开通确认表","documentDigest":"RElH","toBeSigned":"MQA="}""");
        var order = page.WaitForRequestAsync(Assistant + "/v1/sign");
        var posted = CatchPost(page, "**/sign/1/enterprise");
        await page.Locator("[data-act]").ClickAsync();

        var asked = JsonDocument.Parse((await order).PostData!).RootElement;
        Assert.Equal("seal", asked.GetProperty("purpose").GetString());
        Assert.Equal("RElH", asked.GetProperty("documentDigest").GetString());
        Assert.Equal("MQA=", asked.GetProperty("toBeSigned").GetString());
        Assert.Equal("U0lH", FieldOf(await posted, "SignatureValue"));
    }

    [Theory]
    [InlineData("cancelled", "您在证书助手中取消了操作")]
    [InlineData("expired", "等待输入密码超时")]
    [InlineData("locked", "证书已锁定")]
    public async Task An_end_without_a_signature_says_why_and_lets_the_user_start_again(string end, string sentence)
    {
        var page = await OpenAsync("/dev/screens/sign-in", end);
        await AnswerAsync(page, "**/sign-in/challenge", """{"challengeId":"c1","challenge":"Zm9v"}""");
        await page.Locator("[data-act]").ClickAsync();

        await Assertions.Expect(page.Locator("[data-problem]")).ToContainTextAsync(sentence);
        await Assertions.Expect(page.Locator("[data-act]")).ToBeEnabledAsync();
        await Assertions.Expect(page.Locator("[data-act]")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_shown_with_its_own_sentence()
    {
        var page = await OpenAsync("/dev/screens/sign", "signed");
        await AnswerAsync(page, "**/sign/1/enterprise/prepare", """{"title":"SIGN-014","detail":"证书中必须含有电子签章信息。"}""", 403);
        await page.Locator("[data-act]").ClickAsync();

        await Assertions.Expect(page.Locator("[data-problem]")).ToHaveTextAsync("没有完成：证书中必须含有电子签章信息。 [SIGN-014]");
    }

    private async Task<IPage> OpenAsync(string address, string end)
    {
        var context = await browser.Browser.NewContextAsync(new() { Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await PlayAsync(context, "/v1/status", """{"name":"certificate-assistant","version":"1.0.0"}""");
        await PlayAsync(context, "/v1/certificates", Certificates);
        await PlayAsync(context, "/v1/sign", $$"""{"requestId":"r1","window":"{{Assistant}}/requests/r1","triesLeft":5}""", 202);
        await PlayAsync(context, "/v1/requests/r1**", $$"""{"state":"{{end}}","triesLeft":5,"algorithm":"RS256","signature":"U0lH"}""");
        await context.RouteAsync(Assistant + "/requests/r1", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "PIN" }));
        await page.GotoAsync(new Uri(gallery.Address, address).ToString());
        return page;
    }

    private Task<IAsyncDisposable> PlayAsync(IBrowserContext context, string path, string body, int status = 200) => context.RouteAsync(Assistant + path, route => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = "application/json",
        Headers = new Dictionary<string, string>
        {
            ["Access-Control-Allow-Origin"] = gallery.Address.GetLeftPart(UriPartial.Authority),
            ["Access-Control-Allow-Headers"] = "X-Certificate-Assistant, Content-Type",
        },
        Body = body,
    }));

    private static Task<IAsyncDisposable> AnswerAsync(IPage page, string address, string body, int status = 200) =>
        page.RouteAsync(address, route => route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = body }));

    private static Task<string> CatchPost(IPage page, string address)
    {
        var caught = new TaskCompletionSource<string>();
        var routed = page.RouteAsync(address, async route =>
        {
            caught.TrySetResult(route.Request.PostData ?? "");
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<p>done</p>" });
        });
        return routed.ContinueWith(_ => caught.Task, TaskScheduler.Default).Unwrap();
    }

    private static string FieldOf(string form, string name) =>
        Uri.UnescapeDataString(Regex.Match(form, $"(?:^|&){name}=([^&]*)").Groups[1].Value.Replace('+', ' '));
}
