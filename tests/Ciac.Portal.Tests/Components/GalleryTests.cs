using System.Net;
using System.Text.RegularExpressions;
using Ciac.Portal.Pages.Dev;
using Microsoft.Extensions.Hosting;

namespace Ciac.Portal.Tests.Components;

[Collection(GalleryCollection.Name)]
public sealed partial class GalleryTests(GalleryHost gallery)
{
    public static TheoryData<string> Addresses() => [.. Screen.All.SelectMany(screen => screen.Addresses()), "/dev/components"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_screen_in_any_state_has_one_heading_a_title_and_no_inline_script_or_style(string address)
    {
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var html = await gallery.PageAsync(address, ("Accept-Language", language));

            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Single(Heading().Matches(html));
            Assert.DoesNotMatch(@"<title>(错误：|Error: )? ?- ", html);
            Assert.DoesNotMatch(@"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=""", html);
            Assert.DoesNotMatch(HanAsNumber(), html);
            Assert.DoesNotMatch(TextKey(), html);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_id_is_used_once_and_every_reference_finds_its_id(string address)
    {
        var html = await gallery.PageAsync(address);
        var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        var wanted = Reference().Matches(html).SelectMany(m => m.Groups[1].Value.Split(' '));
        Assert.Empty(wanted.Except(ids));
    }

    [Fact]
    public async Task An_error_stands_in_the_summary_beside_the_field_and_in_the_title()
    {
        var html = await gallery.PageAsync("/dev/screens/holder/error");

        Assert.Contains("<title>错误：填写持证人信息", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Code\">验证码不正确，还可尝试 3 次。</a>", html, StringComparison.Ordinal);
        Assert.Matches("<input[^>]*aria-describedby=\"Code-hint Code-error\"[^>]*aria-invalid=\"true\"[^>]*id=\"Code\"", html);
        Assert.Matches("id=\"Code-error\">.*验证码不正确，还可尝试 3 次。", html);
    }

    [Fact]
    public async Task Only_the_signer_whose_turn_it_is_is_lit()
    {
        var html = await gallery.PageAsync("/dev/screens/sign");

        Assert.Contains("本签署事项共有2个签署方，亮色为当前待签署方。", html, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(html, "class=\"signer\" data-state=\"current\""));
        Assert.Single(Regex.Matches(html, "class=\"lit\""));
    }

    [Fact]
    public async Task The_phone_page_shows_names_and_numbers_masked_only()
    {
        var html = await gallery.PageAsync("/dev/screens/phone/code");

        Assert.Contains("138****5678", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b1[3-9]\d{9}\b|\b\d{6}(19|20)\d{2}(0\d|1[0-2])[0-3]\d{4}[\dX]\b", html);
    }

    [Fact]
    public async Task The_gallery_is_not_there_in_production()
    {
        await using var app = GalleryHost.Build(Environments.Production);
        await app.StartAsync();
        using var client = GalleryHost.ClientOf(app);

        foreach (var path in new[] { "/dev/components", "/dev/screens/sign-in", "/dev/sample-page" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [GeneratedRegex("&#x[3-9][0-9A-F]{3};")]
    private static partial Regex HanAsNumber();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\sid=""([^""]+)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"\s(?:for|aria-describedby|aria-labelledby|popovertarget|data-dialog)=""([^""]+)""")]
    private static partial Regex Reference();

    // A text that is missing from the catalogue shows its key, like Task.Unit.
    [GeneratedRegex(@">\s*[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)+\s*<")]
    private static partial Regex TextKey();
}
