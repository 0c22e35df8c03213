using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Switches;

[Collection(SandboxCollection.Name)]
public sealed class PartySwitchTests(SandboxWorld world) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var party in new[] { "registry", "csc", "tsa", "ocsp", "crl", "sms" })
            await SwitchAsync(party, "ok");
    }

    [Theory]
    [InlineData("crl", "/ca/crl/rsa.crl")]
    [InlineData("ocsp", "/ca/ocsp/MAA")]
    [InlineData("registry", "/registry/enterprises/X")]
    public async Task Party_that_is_down_answers_503_and_busy_429(string party, string path)
    {
        await SwitchAsync(party, "down");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await world.Http.GetAsync(path)).StatusCode);
        await SwitchAsync(party, "busy");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await world.Http.GetAsync(path)).StatusCode);
        await SwitchAsync(party, "ok");
        Assert.DoesNotContain((await world.Http.GetAsync(path)).StatusCode, new[] { HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests });
    }

    [Theory]
    [InlineData("tsa", "/tsa")]
    [InlineData("sms", "/sms/")]
    [InlineData("csc", "/csc/v2/info")]
    public async Task Garbage_is_an_answer_that_nobody_can_read(string party, string path)
    {
        await SwitchAsync(party, "garbage");
        using var answer = await world.Http.PostAsync(path, null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<JsonException>(() => answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    [Fact]
    public async Task Slow_party_does_its_work_and_answers_late()
    {
        await SwitchAsync("sms", "slow");
        var watch = Stopwatch.StartNew();
        var answer = await SmsCalls.SendAsync(world, "13900000301", "slow-301");
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(190), $"{watch.Elapsed}");
        Assert.Equal("OK", answer.GetProperty("Code").GetString());
        Assert.Single(await SmsCalls.InboxAsync(world, "13900000301"));
    }

    [Fact]
    public async Task Caller_who_gave_up_on_a_slow_provider_finds_that_the_code_was_sent()
    {
        var signer = await Signer.MeetAsync(world);
        await SwitchAsync("csc", "slow");
        using var patience = new CancellationTokenSource();
        var call = signer.CallAsync("credentials/getChallenge", signer.Order().With("authObjectID", "OTP"), $"slow-{signer.Credential}", patience.Token);
        while ((await signer.CodesAsync()).Length == 0)
            Assert.False(call.IsFaulted);
        await patience.CancelAsync();
        await Record.ExceptionAsync(() => call);
        await SwitchAsync("csc", "ok");
        var state = await signer.CallAsync("credentials/challengeStatus", new() { ["idempotencyKey"] = $"slow-{signer.Credential}" });
        Assert.Equal("sent", state.Body.GetProperty("state").GetString());
        Assert.Single(await signer.CodesAsync());
    }

    [Fact]
    public async Task Slow_answer_without_a_body_arrives_as_it_is()
    {
        var signer = await Signer.MeetAsync(world);
        await SwitchAsync("csc", "slow");
        await signer.SendCodeAsync();
    }

    [Theory]
    [InlineData("registry", "upside-down")]
    [InlineData("weather", "down")]
    [InlineData("tsa", "wrong-key")]
    [InlineData("licence", "expired-sad")]
    public async Task Unknown_party_or_mode_is_refused(string party, string mode) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Http.PostAsJsonAsync("/switches", new { party, mode })).StatusCode);

    private async Task SwitchAsync(string party, string mode) =>
        (await world.Http.PostAsJsonAsync("/switches", new { party, mode })).EnsureSuccessStatusCode();
}
