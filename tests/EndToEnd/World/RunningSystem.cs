namespace EndToEnd.World;

/// <summary>The whole system and one browser, started once for all tests.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    // Chromium of the distribution; the sandbox of its own needs rights that a container does not give.
    private static readonly string[] Flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none"];
    private SystemProcess? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Places Places { get; } = Places.Free();

    internal Outsiders Outsiders { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _process = await SystemProcess.StartAsync(Places);
        Outsiders = new Outsiders(new Uri(Places.SandboxAddress));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Outsiders?.Dispose();
        if (_process is not null) await _process.DisposeAsync();
    }

    /// <summary>Lets a person do something; if it goes wrong the failure tells where they stood and what they saw.</summary>
    internal async Task VisitAsync(Looks looks, Func<Visitor, Task> act)
    {
        await using var visitor = await Visitor.ComeAsync(_browser!, Places, looks);
        try
        {
            await act(visitor);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n{await visitor.SituationAsync()}", failure);
        }

        Assert.Empty(visitor.Complaints);
    }
}

[CollectionDefinition(Name)]
public sealed class EndToEndTests : ICollectionFixture<RunningSystem>
{
    public const string Name = "the whole system";
}
