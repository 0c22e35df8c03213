using System.Net;

namespace Ciac.CertificateAssistant.Tests.Tokens;

public sealed class PinTests : IAsyncLifetime
{
    private readonly TestToken _token = TestToken.Curve();
    private RunningAssistant _assistant = null!;

    public async Task InitializeAsync()
    {
        _assistant = await RunningAssistant.StartAsync();
        _token.WriteTo(_assistant.Folder, "legal");
    }

    public async Task DisposeAsync() => await _assistant.DisposeAsync();

    [Fact]
    public async Task Wrong_pin_says_how_many_tries_are_left()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var (status, page) = await _assistant.TypePinAsync(id, "000000");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("密码错误，还可尝试 4 次", page);
        Assert.Equal("waiting", await _assistant.StateAsync(id));
    }

    [Fact]
    public async Task Empty_pin_costs_no_try()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        Assert.Contains("请输入证书密码", (await _assistant.TypePinAsync(id, "")).Page);
        Assert.Equal(5, await TriesLeftAsync());
    }

    [Fact]
    public async Task Fifth_wrong_pin_locks_the_token_and_every_request_that_waits_for_it()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var other = await _assistant.OpenAsync(Orders.Seal(_token.Id));
        for (var i = 0; i < 5; i++) await _assistant.TypePinAsync(id, "000000");

        Assert.Equal("locked", await _assistant.StateAsync(id));
        Assert.Equal("locked", await _assistant.StateAsync(other));
        Assert.Contains("请到服务网点解锁", await _assistant.ReadAsync($"/requests/{id}"));
        var (status, body) = await _assistant.AskAsync(HttpMethod.Post, "/v1/sign", Orders.Login(_token.Id));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("token-locked", body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Locked_token_stays_locked_over_a_restart_and_refuses_the_right_pin()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        for (var i = 0; i < 5; i++) await _assistant.TypePinAsync(id, "000000");

        await _assistant.StartAgainAsync();

        var listed = (await _assistant.GetAsync("/v1/certificates")).Body.GetProperty("certificates")[0];
        Assert.True(listed.GetProperty("locked").GetBoolean());
        Assert.Equal(0, listed.GetProperty("triesLeft").GetInt32());
        Assert.IsType<CertificateAssistant.Tokens.PinOutcome.Locked>(
            _assistant.Part<CertificateAssistant.Tokens.TokenKeys>().Read("legal.p12", TestToken.Pin));
    }

    [Fact]
    public async Task Tries_left_are_kept_over_a_restart_and_restored_by_the_right_pin()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await _assistant.TypePinAsync(id, "000000");
        await _assistant.TypePinAsync(id, "000001");
        await _assistant.StartAgainAsync();
        Assert.Equal(3, await TriesLeftAsync());

        await _assistant.TypePinAsync(await _assistant.OpenAsync(Orders.Login(_token.Id)), TestToken.Pin);
        Assert.Equal(5, await TriesLeftAsync());
    }

    [Fact]
    public async Task Parallel_guesses_do_not_share_a_try()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var keys = _assistant.Part<CertificateAssistant.Tokens.TokenKeys>();
        using var start = new Barrier(20);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Factory.StartNew(
            () => start.SignalAndWait(TimeSpan.FromMinutes(1)) ? keys.Read("legal.p12", $"99999{i}") : null,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        // The fifth guess locks; a sixth that was tried would have said "wrong" too.
        Assert.Equal([1, 2, 3, 4], outcomes.OfType<CertificateAssistant.Tokens.PinOutcome.Wrong>().Select(wrong => wrong.TriesLeft).Order());
        Assert.Equal(0, await TriesLeftAsync());
        Assert.Equal("locked", await _assistant.StateAsync(id));
    }

    [Fact]
    [Trait("Case", "C-15")]
    public async Task Pin_is_asked_again_for_every_operation()
    {
        var first = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await _assistant.TypePinAsync(first, TestToken.Pin);
        var second = await _assistant.OpenAsync(Orders.Login(_token.Id));
        Assert.Equal("waiting", await _assistant.StateAsync(second));
        Assert.Contains("name=\"pin\"", await _assistant.ReadAsync($"/requests/{second}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _assistant.TypePinAsync(second, "")).Status);
    }

    [Fact]
    [Trait("Case", "C-5")]
    public async Task Pin_is_nowhere_in_the_log_the_pages_or_the_answers()
    {
        const string typed = "PIN-31415926";
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var (_, wrong) = await _assistant.TypePinAsync(id, typed);
        await _assistant.SubmitAsync("/", "/tokens/legal.p12/pin", ("pin", TestToken.Pin), ("newPin", typed), ("newPinAgain", typed));
        await _assistant.TypePinAsync(id, typed);
        Assert.Equal("signed", await _assistant.StateAsync(id));

        Assert.DoesNotContain(typed, wrong);
        Assert.NotEmpty(_assistant.Log);
        Assert.DoesNotContain(_assistant.Log, line => line.Contains(typed, StringComparison.Ordinal) || line.Contains(TestToken.Enterprise, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(_assistant.Folder, "*.json"))
            Assert.DoesNotContain(typed, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Damaged_tries_file_counts_as_locked()
    {
        await File.WriteAllTextAsync(Path.Combine(_assistant.Folder, "legal.state.json"), "{");
        Assert.Equal(0, await TriesLeftAsync());
    }

    [Fact]
    public async Task Damaged_token_costs_no_try_and_says_so()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        await File.WriteAllBytesAsync(Path.Combine(_assistant.Folder, "legal.p12"), [0x30, 0x03, 0x02, 0x01, 0x03]);
        Assert.Contains("内容已损坏", (await _assistant.TypePinAsync(id, TestToken.Pin)).Page);
        Assert.Equal(5, await TriesLeftAsync());
    }

    [Fact]
    public async Task Token_with_another_key_than_its_certificate_signs_nothing_and_is_listed_rightly_from_then_on()
    {
        var id = await _assistant.OpenAsync(Orders.Login(_token.Id));
        var renewed = TestToken.Curve();
        renewed.WriteTo(_assistant.Folder, "legal", withCertificate: false);
        Assert.Contains("与显示的证书不一致", (await _assistant.TypePinAsync(id, TestToken.Pin)).Page);
        Assert.Equal("waiting", await _assistant.StateAsync(id));
        var listed = (await _assistant.GetAsync("/v1/certificates")).Body.GetProperty("certificates")[0];
        Assert.Equal(renewed.Id, listed.GetProperty("id").GetString());
    }

    private async Task<int> TriesLeftAsync() =>
        (await _assistant.GetAsync("/v1/certificates")).Body.GetProperty("certificates")[0].GetProperty("triesLeft").GetInt32();
}
