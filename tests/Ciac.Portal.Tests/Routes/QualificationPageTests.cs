using System.Net;
using Ciac.Core.Qualifications.Copies;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Portal.Tests.Routes;

/// <summary>企业电子证书管理 over HTTP: what the list offers, what the generator refuses and keeps, what is handed out and what no longer is.</summary>
[Collection(SandboxCollection.Name)]
public sealed class QualificationPageTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private PortalWorld? _world;
    private OpenPortal? _portal;

    private PortalWorld World => _world!;

    public async Task InitializeAsync() => _world = await PortalWorld.StartAsync(sandbox);

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    [Fact]
    public async Task The_pages_lead_from_the_list_to_the_file_and_the_file_goes_with_its_version()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var copy = await World.UsedAsync(desk, certificate, CopyWork.Use("<b>ABC</b>工程投标"));
        var waiting = await World.ApprovedAsync(desk.Firm);
        var visit = await ComeAsync(desk.Session);
        Has(await GetAsync(visit, "qualifications"), certificate, "已领证", "未领证", $"action=\"/qualifications/{waiting}\"", "可以在全国范围内使用");
        Has(await GetAsync(visit, $"qualifications/{certificate}"), "上海市住房和城乡建设管理委员会", "建筑工程总承包二级；公路工程总承包二级", "批准件仅供企业内部展示，不能用于投标", "长期", "&lt;b&gt;ABC&lt;/b&gt;", "使用中", copy.Number, $"/use?like={copy.Number}");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(visit, $"qualifications/copies/{copy.Number}/page/1.png")).Status);
        Assert.StartsWith("%PDF", (await GetAsync(visit, $"qualifications/copies/{copy.Number}/document.pdf")).Body, StringComparison.Ordinal);
        Has(await GetAsync(visit, "tasks"), $"有新版资质证书待领：{waiting}");
        Assert.Equal("/qualifications", (await GetAsync(visit, $"items/{CopyRights.Item}")).Location);
        Has(await GetAsync(visit, "items"), "href=\"/qualifications\"");

        await World.RaisedAsync(certificate);
        var gone = await GetAsync(visit, $"qualifications/copies/{copy.Number}/document.pdf");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        // A browser that kept it would say so for ever.
        Assert.False(gone.MayBeKept);
        Has(gone, "QUAL-020");
        Has(await GetAsync(visit, $"qualifications/{certificate}"), "已被新证书替代", "证书已有新版，不能下载", "未领证");
        Has(await GetAsync(visit, $"qualifications/copies/{copy.Number}"), "已被新证书替代");
        await World.CancelledAsync(certificate);
        Has(await GetAsync(visit, $"qualifications/copies/{copy.Number}/document.pdf"), "QUAL-021");
        Has(await GetAsync(visit, $"qualifications/{certificate}"), "已注销", "资质已失效，不能下载");
    }

    [Fact]
    public async Task Collecting_shows_everything_that_will_be_printed_and_asks_once()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ApprovedAsync(desk.Firm);
        var visit = await ComeAsync(desk.Session);
        var begun = await PostAsync(visit, $"qualifications/{certificate}");
        Assert.StartsWith("/qualifications/copies/PZ", begun.Location, StringComparison.Ordinal);
        Assert.Equal(begun.Location, (await PostAsync(visit, $"qualifications/{certificate}")).Location);
        var at = begun.Location!.TrimStart('/');
        Has(await GetAsync(visit, at), "这些信息将会出现在资质证书上，请仔细核对！", certificate, desk.Firm.Name, "上海市虚构路 1 号 2 楼", "310112001435369", "10000万元", "一人有限责任公司（自然人独资）", "公路工程总承包二级", "数据有误？");
        Has(await GetAsync(visit, "tasks"), $"href=\"/{at}\"", "等待企业核对信息");
        Has(await GetAsync(visit, $"qualifications/{certificate}"), "继续领证");
        Assert.Equal($"/{at}", (await PostAsync(visit, $"{at}?handler=Confirm")).Location);
        var issued = await UntilAsync(visit, at, "领证成功，批准件已生成");
        Has(issued, $"/{at}/document.pdf", "不能用于投标");
        Has(await GetAsync(visit with { Cookie = visit.Cookie + "; language=en" }, at), "Collected: the approval copy is there");
        Has(await PostAsync(visit, $"{at}?handler=Withdraw"), "QUAL-018");
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(visit, $"qualifications/{certificate}")).Status);
    }

    [Fact]
    public async Task The_generator_previews_refuses_each_field_and_keeps_what_was_typed()
    {
        var desk = await World.OpenUnitAsync();
        var certificate = await World.ReadyAsync(desk);
        var used = await World.UsedAsync(desk, certificate);
        var visit = await ComeAsync(desk.Session);
        var page = await GetAsync(visit, $"qualifications/{certificate}/use");
        var (first, last) = ($"{CopyWork.Today.AddDays(-30):yyyy-MM-dd}", $"{CopyWork.Today.AddYears(4):yyyy-MM-dd}");
        Has(page, $"min=\"{first}\"", $"max=\"{last}\"", $"value=\"{CopyWork.Today:yyyy-MM-dd}\"", "本使用件仅用于：", "<noscript>");
        Has(await GetAsync(visit, $"qualifications/{certificate}/use?like={used.Number}"), $"value=\"{used.UseUntil:yyyy-MM-dd}\"", $"已沿用 {used.Number} 的使用期限");
        Assert.DoesNotContain("ABC工程投标\"", (await GetAsync(visit, $"qualifications/{certificate}/use?like={used.Number}")).Body, StringComparison.Ordinal);

        var preview = await PostAsync(visit, $"qualifications/{certificate}/use?handler=Preview", Form("XYZ工程投标", CopyWork.Today));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Has(preview, ">XYZ工程投标</b>", $">{CopyWork.Today:yyyy-MM-dd}</b>");
        var wrong = await PostAsync(visit, $"qualifications/{certificate}/use", Form("投标🫠", CopyWork.Today.AddYears(9)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Has(wrong, "[QUAL-011]", "1FAE0）", "[QUAL-014]", "href=\"#Purpose\"");
        var begun = await PostAsync(visit, $"qualifications/{certificate}/use", Form("XYZ工程投标", CopyWork.Today));
        Assert.StartsWith("/qualifications/copies/SY", begun.Location, StringComparison.Ordinal);
        // Drawn: the way leads on to the signing page, whose second signatory seals by itself.
        var at = begun.Location!.TrimStart('/');
        Answer next;
        do next = await GetAsync(visit, at);
        while (next.Location is null);
        Has(await GetAsync(visit, next.Location.TrimStart('/')), "建筑业企业资质证书（使用件）", "本签署事项共有2个签署方", "发证机关电子印章", "企业签章后自动加盖", "width=\"1287\" height=\"910\"");
        Has(await GetAsync(visit, $"qualifications/copies/{at[^16..]}/document.pdf"), "QUAL-019");
    }

    [Fact]
    public async Task Who_may_not_is_told_how_to_get_it()
    {
        var work = await GrantWork.StartAsync(World);
        var certificate = await World.ApprovedAsync(work.Admin.Firm);
        var copy = Desk.Allowed(await World.CollectAsync(work.Admin, certificate));
        var clerk = await ComeAsync(work.Clerk.Session);
        foreach (var path in new[] { "qualifications", $"qualifications/{certificate}", $"qualifications/{certificate}/use", $"qualifications/copies/{copy.Number}" })
        {
            var answer = await GetAsync(clerk, path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Has(answer, "QUAL-001", "href=\"/grants/request\"");
        }

        var admin = await ComeAsync(work.Admin.Session);
        var early = await GetAsync(admin, $"qualifications/{certificate}/use");
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Has(early, "QUAL-006", $"href=\"/qualifications/{certificate}\"");
    }

    private static KeyValuePair<string, string>[] Form(string purpose, DateOnly until) =>
        [new("Purpose", purpose), new("UseFrom", $"{CopyWork.Today:yyyy-MM-dd}"), new("UseUntil", $"{until:yyyy-MM-dd}"), new("Key", Guid.NewGuid().ToString())];

    private static void Has(Answer answer, params string[] words) => Assert.All(words, word => Assert.Contains(word, answer.Body, StringComparison.Ordinal));

    private static async Task<Answer> UntilAsync(OpenPortal.Visit visit, string path, string words)
    {
        while (true)
        {
            var answer = await GetAsync(visit, path);
            if (answer.Body.Contains(words, StringComparison.Ordinal)) return answer;
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }
    }

    // Its engine would take the world's work out of the test's hands: it starts when everything is there.
    private async Task<OpenPortal.Visit> ComeAsync(string? session) => await (_portal ??= await OpenPortal.StartAsync(World)).ComeAsync(session);

    private static Task<Answer> GetAsync(OpenPortal.Visit visit, string path) => visit.GetAsync($"/{path}");

    private static Task<Answer> PostAsync(OpenPortal.Visit visit, string path, params KeyValuePair<string, string>[] form) => visit.PostAsync($"/{path}", new FormUrlEncodedContent(form));
}
