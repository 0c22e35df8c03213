using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Pages;

[Collection(SandboxCollection.Name)]
public sealed partial class PagesTests(SandboxWorld world)
{
    [Theory]
    [InlineData("/", "总览")]
    [InlineData("/sms/inbox", "短信收件箱")]
    [InlineData("/registry", "法人库")]
    [InlineData("/ca", "数字证书")]
    [InlineData("/people", "云签名")]
    [InlineData("/licence/app", "电子营业执照")]
    [InlineData("/registration/app", "个人信息登记")]
    [InlineData("/approving", "资质审批系统")]
    [InlineData("/national", "全国建筑市场监管平台")]
    public async Task Page_carries_the_band_and_its_title(string path, string title)
    {
        var html = await world.Http.GetStringAsync(path);
        Assert.Contains("<strong>沙箱环境，不具法律效力</strong>", html);
        Assert.Contains($"<h1>{title} ", html);
    }

    [Theory]
    [InlineData("/assets/sandbox.css", "text/css")]
    [InlineData("/assets/inbox.js", "text/javascript")]
    public async Task Style_and_script_are_served(string path, string type)
    {
        using var answer = await world.Http.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Registry_edited_on_its_page_answers_the_new_name()
    {
        var enterprise = await FreshAsync();
        var identifier = enterprise.GetProperty("identifier").GetString()!;
        var html = await PostAsync("/registry", new()
        {
            ["identifier"] = identifier,
            ["name"] = "上海虚构改名后有限公司",
            ["economicType"] = "股份有限公司",
            ["registeredPlace"] = "上海市",
            ["registrationNumber"] = "1",
            ["registeredCapital"] = "1万元人民币",
            ["status"] = "cancelled",
            ["representativeName"] = "何新",
            ["representativeIdNumber"] = "11010519491231002X",
        });
        Assert.Contains("已保存：上海虚构改名后有限公司", html);
        using var answer = await RegistryCalls.FindAsync(world, identifier);
        var entry = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("上海虚构改名后有限公司", entry.GetProperty("name").GetString());
        Assert.Equal("cancelled", entry.GetProperty("status").GetString());
        Assert.Equal("何新", entry.GetProperty("legalRepresentative").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Token_is_issued_renewed_and_revoked_on_the_certificate_page()
    {
        var identifier = (await FreshAsync()).GetProperty("identifier").GetString()!;
        var file = $"{identifier}-clerk-3.p12";
        Assert.Contains($"已签发：{file}", await PostAsync("/ca?handler=Issue", new() { ["identifier"] = identifier, ["role"] = "clerk-3", ["sealed"] = "true" }));
        Assert.Contains("已有证书", await PostAsync("/ca?handler=Issue", new() { ["identifier"] = identifier, ["role"] = "clerk-3", ["sealed"] = "true" }));
        Assert.Contains($"已续期：{file}", await PostAsync("/ca?handler=Renew", new() { ["file"] = file }));
        Assert.Contains($"已换密钥续期：{file}", await PostAsync("/ca?handler=Rekey", new() { ["file"] = file }));
        Assert.Contains($"已吊销：{file}", await PostAsync("/ca?handler=Revoke", new() { ["file"] = file }));
        Assert.Contains("2.25.1729.38540", (await OpenSsl.RunAsync("x509", "-in", await world.CertificateFileAsync(file), "-noout", "-text")).Output);
    }

    [Fact]
    public async Task Provider_sends_to_the_number_set_on_the_people_page()
    {
        var signer = await Signer.MeetAsync(world);
        await PostAsync("/people?handler=Mobile", new() { ["idNumber"] = signer.IdNumber, ["mobile"] = "13900000999" });
        await signer.CallAsync("credentials/getChallenge", signer.Order().With("authObjectID", "OTP"));
        Assert.Empty(await signer.CodesAsync());
        Assert.Single(await SmsCalls.InboxAsync(world, "13900000999"));
    }

    [Fact]
    public async Task Fresh_enterprise_and_a_failing_party_can_be_had_from_the_overview()
    {
        Assert.Contains("已新建：苏州虚构第", await PostAsync("/?handler=Fresh", new() { ["category"] = "other-province" }));
        Assert.Contains("时间戳服务：停止服务", await PostAsync("/", new() { ["party"] = "tsa", ["mode"] = "down" }));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await world.Http.PostAsync("/tsa", null)).StatusCode);
        Assert.Contains("时间戳服务：正常", await PostAsync("/", new() { ["party"] = "tsa", ["mode"] = "ok" }));
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["party"] = "tsa", ["mode"] = "down" });
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Http.PostAsync("/", form)).StatusCode);
    }

    [Fact]
    public async Task Script_in_a_message_is_text_on_the_page()
    {
        var action = SmsCalls.Send("13900000401", "script");
        action["TemplateParam"] = """{"code":"<script>alert(1)</script>","minutes":"30"}""";
        await SmsCalls.PostAsync(world, SmsCalls.Signed(action, "POST"));
        var html = await world.Http.GetStringAsync("/sms/inbox");
        Assert.Contains("&lt;script&gt;alert(1)", html);
        Assert.DoesNotContain("<script>alert(1)", html);
    }

    private Task<JsonElement> FreshAsync() => world.FreshEnterpriseAsync(new { roles = new[] { "administrator" }, algorithm = "ec" });

    private async Task<string> PostAsync(string path, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = FormToken().Match(await world.Http.GetStringAsync(path.Split('?')[0])).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await world.Http.PostAsync(path, form);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
