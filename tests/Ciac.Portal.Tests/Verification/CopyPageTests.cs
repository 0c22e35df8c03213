using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ciac.Core.Qualifications;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Ciac.Portal.Tests.Components;
using Ciac.Portal.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Portal.Tests.Verification;

/// <summary>P3, P5 and the approving system's door over HTTP: each verdict is one sentence and one shape, recorded without a person.</summary>
[Collection(SandboxCollection.Name)]
public sealed partial class CopyPageTests(SandboxFixture sandbox) : IAsyncLifetime
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
    private PortalWorld? _world;
    private OpenPortal? _portal;

    private PortalWorld World => _world!;

    public async Task InitializeAsync()
    {
        _world = await PortalWorld.StartAsync(sandbox);
        _portal = await OpenPortal.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "A-26")]
    [Trait("Case", "A-27")]
    public async Task Each_verdict_is_a_sentence_of_its_own_and_is_recorded()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content("上海虚构查验建设有限公司")));
        var valid = await CopyAsync(number, -1, 1);
        await ShowsAsync(valid, "有效", "本件在使用期限内", "本使用件仅用于：ABC 工程投标", number, "电子签名串", "本单位最新资质", "不会要求输入密码或验证码");
        await ShowsAsync(await CopyAsync(number, 1, 9), "使用期限尚未开始");
        await ShowsAsync(await CopyAsync(number, -9, -1), "使用期限已过");
        await World.TakeAsync(Certifying.Event(number, 2, Certifying.Content("上海虚构查验建设有限公司", "一级")));
        await ShowsAsync(valid, "已被新证书替代", "一级");
        await World.TakeAsync(Certifying.Event(number, 3, null) with { EndedAs = QualificationEnd.RevokedAsPenalty });
        await ShowsAsync(valid, "资质已吊销");

        var unknown = await GetAsync("/v/no-such-code");
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("查无此证", unknown.Body, StringComparison.Ordinal);
        Assert.Equal(
            ["OutOfPeriod", "OutOfPeriod", "Revoked", "Superseded", "Unknown", "Valid"],
            await World.ReadAsync(db => db.CopyChecks.OrderBy(c => c.Verdict).Select(c => c.Verdict.ToString()).ToListAsync()));
        Assert.Equal(3, await World.ReadAsync(db => db.QualificationCopies.Where(c => c.Number == valid.Number).Select(c => c.Checks).SingleAsync()));
    }

    [Fact]
    [Trait("Case", "A-28")]
    public async Task The_page_is_light_and_needs_no_script()
    {
        var number = Certifying.NewNumber();
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content()));
        var copy = await CopyAsync(number, 0, 1);
        var page = await GetAsync($"/v/{copy.Code}");
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Body, StringComparison.Ordinal);
        var style = await File.ReadAllBytesAsync(PortalFolder.Of("wwwroot", "assets", "portal.css"));
        using var squeezed = new MemoryStream();
        await using (var zip = new GZipStream(squeezed, CompressionLevel.Fastest, leaveOpen: true)) await zip.WriteAsync(style);
        var bytes = Encoding.UTF8.GetByteCount(page.Body) + squeezed.Length;
        Assert.InRange(bytes, 1, 40 * 1024);
        // Who asked for the copy, by which credential and request, is nobody's business.
        var stored = await World.ReadAsync(db => db.QualificationCopies.AsNoTracking().SingleAsync(c => c.Number == copy.Number));
        Assert.DoesNotContain(new[] { stored.Id, stored.CredentialId, stored.QualificationId, stored.SignatureRequestId!.Value }, id => page.Body.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase));
        // Of other places it only links to the national platform.
        Assert.Equal(["https://jzsc.mohurd.gov.cn/"], Outside().Matches(page.Body).Select(match => match.Value).Distinct());
    }

    [Fact]
    public async Task Anybody_finds_a_certificate_by_name_code_or_number_and_nobody_reads_the_list()
    {
        var (number, name) = (Certifying.NewNumber(), $"苏州虚构{Guid.NewGuid():N}有限公司");
        await World.TakeAsync(Certifying.Event(number, 1, Certifying.Content(name)));
        foreach (var words in new[] { name[4..12], number, number.ToLowerInvariant(), "91310115MA1K4BCD5J" })
            Assert.Contains(number, (await GetAsync($"/verify?words={Uri.EscapeDataString(words)}")).Body, StringComparison.Ordinal);
        foreach (var words in new[] { "", "虚构", "苏州虚", number[..^2] + "%" })
            Assert.DoesNotContain(number, (await GetAsync($"/verify?words={Uri.EscapeDataString(words)}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await GetAsync("/verify?words=%E8%99%9A")).Status);
        Assert.Contains(name, (await GetAsync($"/verify/certificates/{number}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/verify/certificates/D99999999")).Status);
        var copy = await CopyAsync(number, 0, 1);
        Assert.Equal($"/v/{copy.Code}", (await GetAsync($"/verify?words={copy.Number}")).Location);
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_is_told_so()
    {
        Answer last;
        var asked = 0;
        do last = await GetAsync("/verify?words=D99999999");
        while (last.Status == HttpStatusCode.OK && ++asked < 200);
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.InRange(asked, 10, 120);
        Assert.Contains("PAGE-429", last.Body, StringComparison.Ordinal);
        Assert.InRange(last.RetryAfter!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    [Trait("Case", "A-14")]
    public async Task An_event_is_taken_only_when_it_is_proven_and_once()
    {
        var change = Certifying.Event(Certifying.NewNumber(), 1, Certifying.Content());
        var body = change.ToJson();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Certifying.Signed(body, "sandbox-licence-callback")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Certifying.Signed(body, secondsOff: -301)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync((new(null, null, null), Encoding.UTF8.GetBytes(body))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(Certifying.Signed(new string(' ', 65 * 1024))));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Certifying.Signed("[]")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostAsync(Certifying.Signed((change with { Sequence = 0 }).ToJson())));
        var sent = Certifying.Signed(body);
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(sent));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(sent));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(Certifying.Signed((change with { Reason = "别的" }).ToJson())));
        Assert.Equal(1, await World.ReadAsync(db => db.QualificationEvents.CountAsync(e => e.EventId == change.EventId)));
    }

    private Task<SeededCopy> CopyAsync(string number, int from, int until) => SeededCopy.UseCopyAsync(World, number, Today.AddDays(from), Today.AddDays(until));

    private async Task ShowsAsync(SeededCopy copy, params string[] words)
    {
        var page = await GetAsync($"/v/{copy.Code}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(words, word => Assert.Contains(word, WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal));
        Assert.Contains(copy.Number, page.Body, StringComparison.Ordinal);
    }

    private async Task<Answer> GetAsync(string address) => await new OpenPortal.Visit(_portal!, "", "").GetAsync(address);

    private Task<HttpStatusCode> PostAsync((Core.Outside.Wire.CallbackHeaders Headers, byte[] Body) sent) => _portal!.CallBackAsync("/callbacks/qualifications", sent);

    [GeneratedRegex("https?://[^\"<]+")]
    private static partial Regex Outside();
}
