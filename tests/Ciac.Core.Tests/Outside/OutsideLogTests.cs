using System.Collections.Concurrent;
using Ciac.Core.Outside.CloudSigning;
using Ciac.Core.Outside.Sms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ciac.Core.Tests.Outside;

/// <summary>Threat 25: what the adapters carry stays out of the logs, even with everything logged.</summary>
public sealed class OutsideLogTests
{
    private static readonly string[] Private = ["13812348888", "11010519491231002X", "482913", "testsecret", "csc-secret", "token-1", "sad-77"];

    [Fact]
    [Trait("Case", "A-25")]
    public async Task No_level_of_the_log_shows_what_the_adapters_carry()
    {
        var provider = new BearerParty("/csc/v2/oauth2/token", "csc-secret")
            .Answering("/csc/v2/credentials/list", 200, new { credentialIDs = Array.Empty<string>() })
            .Answering("/csc/v2/credentials/authorize", 200, new { SAD = "sad-77", expiresIn = 300 });
        await using var party = await provider.StartAsync();
        var log = new KeptLog();
        await using var world = OutsideWorld.Of(party.Address, configure: services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));

        await world.GetRequiredService<ISmsGateway>().SendAsync(new SmsText("13812348888", "SMS", new Dictionary<string, string> { ["code"] = "482913" }, "out"), CancellationToken.None);
        await world.GetRequiredService<ICloudSigning>().FindCredentialAsync("11010519491231002X", CancellationToken.None);
        await world.GetRequiredService<ICloudSigning>().AuthorizeAsync(new SigningOrder("cred", new byte[32], "request"), "482913", CancellationToken.None);

        Assert.NotEmpty(log.Lines);
        Assert.Contains(provider.Bodies, body => body.Contains("11010519491231002X", StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Private, secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
