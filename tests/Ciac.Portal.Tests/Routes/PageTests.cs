using System.Net;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Tests.Routes;

/// <summary>What pages answer over HTTP, where no browser is needed to see it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PageTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
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
    public async Task A_form_sent_to_a_page_that_takes_none_is_refused()
    {
        var work = await GrantWork.StartAsync(World);
        var visit = await ComeAsync(work.Admin.Session);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(visit, "certificates/history")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visit.AskAsync(new Request(WayOf("POST", "certificates/history"), ""))).Status);
    }

    [Fact]
    public async Task The_tasks_page_shows_what_is_in_progress_in_words_of_both_languages()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var visit = await ComeAsync(work.Clerk.Session);
        var tasks = await GetAsync(visit, "tasks");
        Assert.Contains($"href=\"/grants/{grant.Number}\"", tasks.Body, StringComparison.Ordinal);
        Assert.Contains("新增 1 项，移除 0 项，保留 0 项", tasks.Body, StringComparison.Ordinal);
        var english = visit with { Cookie = visit.Cookie + "; language=en" };
        Assert.Contains("1 added, 0 removed, 0 kept", (await GetAsync(english, "tasks")).Body, StringComparison.Ordinal);
        Assert.Contains("<h1>Grant confirmation form</h1>", (await GetAsync(english, $"sign/{grant.SignatureRequestId}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_two_pages_is_shown_whole_before_it_is_signed()
    {
        var desk = await World.OpenTypedUnitAsync("overseas");
        string Words(int length) => string.Concat(Enumerable.Repeat("上海市虚构建设工程总承包集团有限责任公司", 7))[..length];
        var form = desk.Firm.UnitForm with { EconomicType = Words(40), RegisteredPlace = Words(120), RegistrationNumber = new string('9', 60), RegisteredCapital = Words(40), RepresentativeName = Words(60), Contact = Words(40) };
        await World.ReadAsync(async db =>
        {
            var unit = await db.Enterprises.SingleAsync(e => e.Identifier == desk.Firm.Identifier);
            (unit.EconomicType, unit.RegisteredPlace, unit.RegistrationNumber, unit.RegisteredCapital, unit.Contact) = (Words(39), Words(119), Words(60), Words(39), Words(39));
            return await db.SaveChangesAsync();
        });
        var change = await World.DrawnChangeAsync(desk, form);
        var visit = await ComeAsync(desk.Session);
        Assert.Contains($"/sign/{change.SignatureRequestId}/page/2.png", (await GetAsync(visit, $"sign/{change.SignatureRequestId}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(visit, $"sign/{change.SignatureRequestId}/page/2.png")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(visit, $"sign/{change.SignatureRequestId}/page/3.png")).Status);
    }

    [Fact]
    public async Task Anybody_verifies_a_file_on_the_page_and_by_the_interface()
    {
        var desk = await Desk.SealedAsync(World);
        await desk.RepresentativeSignsAsync();
        var pdf = await desk.PdfAsync();
        var anybody = await ComeAsync(null);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(pdf), "File", "x.pdf" } };
        var page = await anybody.PostAsync("/verify/file", form);
        Assert.Contains("签名有效，文件未被改动", page.Body, StringComparison.Ordinal);
        Assert.Contains("本平台的文件", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Firm.Representative.IdNumber, page.Body, StringComparison.Ordinal);
        using var again = new MultipartFormDataContent { { new ByteArrayContent(pdf), "File", "投标 文件.pdf" } };
        Assert.StartsWith("%PDF-1.7", (await anybody.PostAsync("/verify/file?handler=Report", again)).Body, StringComparison.Ordinal);
        var garbled = await anybody.PostAsync("/verify/file", new StringContent("a[b=1", null, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.BadRequest, garbled.Status);
        Assert.Contains("[SIGN-050]", (await anybody.PostAsync("/verify/file", new MultipartFormDataContent { { new StringContent(""), "x" } })).Body, StringComparison.Ordinal);
        Assert.StartsWith("""{"intact":true,"trusted":true,"level":"B-T",""", (await anybody.PostAsync("/api/verification", new ByteArrayContent(pdf))).Body, StringComparison.Ordinal);
        var refused = await anybody.PostAsync("/api/verification", new ByteArrayContent("no PDF"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("SIGN-052", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_tells_the_changes_of_the_units_own_data()
    {
        var admin = await World.OpenUnitAsync();
        await World.SealChangeAsync(admin, await World.DrawnChangeAsync(admin, new() { Contact = "新联系人" }));
        var page = await GetAsync(await ComeAsync(admin.Session), "certificates/history");
        Assert.Contains("新联系人", page.Body, StringComparison.Ordinal);
        Assert.Contains("/document.pdf", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_phone_shows_its_list_to_the_one_who_proved_it()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var link = Desk.Allowed(await World.AskAsync((SendSigningLink verb) => verb.ShowAsync(new SigningAccess.Owner(work.Clerk.Caller, grant.SignatureRequestId!.Value), None)));
        var token = link[(link.LastIndexOf('/') + 1)..];
        var access = new SigningAccess.Link(token, new("10.1.2.3", "phone"));
        Desk.Allowed(await World.AskAsync((ProvePhone verb) => verb.SendAsync(access, None)));
        await World.MoveAsync();
        var code = await work.Clerk.CodeAsync(work.Clerk.Firm.Representative, "SMS_PHONE_CODE");
        var stranger = await ComeAsync(null);
        Assert.Contains($"/s/{token}/mine", (await GetAsync(stranger, $"s/{token}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(stranger, "s")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(stranger, $"s/requests/{grant.SignatureRequestId}/document.pdf")).Status);
        Assert.Contains("[ACC-030]", (await stranger.AskAsync(new Request(WayOf("POST", $"s/{token}/mine/code"), ""))).Body, StringComparison.Ordinal);
        var session = Desk.Allowed(await World.AskAsync((ProvePhone verb) => verb.EnterAsync(access, code, None)));
        var phone = stranger with { Cookie = stranger.Cookie + $"; ciac-phone={session}" };
        var list = await GetAsync(phone, "s");
        Assert.Contains(grant.Number, list.Body, StringComparison.Ordinal);
        Assert.Contains("企业主证书首次开通确认表", list.Body, StringComparison.Ordinal);
        var signed = await World.ReadAsync(db => Task.FromResult(db.SignatureRequests.Single(r => r.OwnerIdentifier == work.Clerk.Firm.Identifier && r.State == SignatureRequestState.Completed).Id));
        Assert.StartsWith("%PDF", (await GetAsync(phone, $"s/requests/{signed}/document.pdf")).Body, StringComparison.Ordinal);
        var open = new Way("POST", RoutePatternFactory.Parse("s/open")) { FormKeys = ["id"] };
        Assert.Equal($"/s/{token}", (await phone.AskAsync(new Request(open, grant.SignatureRequestId.ToString()!))).Location);
    }

    // Its engine would take the world's work out of the test's hands: it starts when everything is there.
    private async Task<OpenPortal.Visit> ComeAsync(string? session) => await (_portal ??= await OpenPortal.StartAsync(World)).ComeAsync(session);

    private static Task<Answer> GetAsync(OpenPortal.Visit visit, string path) => visit.AskAsync(new Request(WayOf("GET", path), ""));

    private static Way WayOf(string method, string path) => new(method, RoutePatternFactory.Parse(path));
}
