namespace EndToEnd.World;

/// <summary>The whole system and one browser, started by the first test that needs them and stopped after the last.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    // Chromium of the distribution; its own sandbox needs rights that a container does not give.
    private static readonly string[] Flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none"];
    private static RunningSystem? _current;
    private readonly Places _places = Places.Free();
    private readonly Lazy<Task> _started;
    private SystemProcess? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public RunningSystem()
    {
        _started = new Lazy<Task>(StartAsync);
        Outsiders = new Outsiders(new Uri(_places.SandboxAddress));
        _current = this;
    }

    public Outsiders Outsiders { get; }

    public static async Task<RunningSystem> GetAsync()
    {
        await _current!._started.Value;
        return _current;
    }

    /// <summary>Lets a person do something; if it goes wrong the failure tells where they stood and what they saw.</summary>
    public async Task VisitAsync(Looks looks, Func<Visitor, Task> act)
    {
        await using var visitor = await Visitor.ComeAsync(_browser!, _places, looks);
        try
        {
            await act(visitor);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{failure.Message}\n{await visitor.SituationAsync()}", failure);
        }

        Assert.Empty(visitor.Complaints);
        Assert.Empty(_process!.Named);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Outsiders.Dispose();
        if (_process is not null) await _process.DisposeAsync();
    }

    private async Task StartAsync()
    {
        // The machine may be busy; a page is waited for by what it shows.
        Assertions.SetDefaultExpectTimeout(60_000);
        _process = await SystemProcess.StartAsync(_places);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
    }
}

/// <summary>A test class of this project: the system runs before its first line does.</summary>
public abstract class EndToEndTest : IAsyncLifetime
{
    private RunningSystem? _system;

    internal Outsiders Outsiders => _system!.Outsiders;

    public async Task InitializeAsync() => _system = await RunningSystem.GetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    internal Task VisitAsync(Looks looks, Func<Visitor, Task> act) => _system!.VisitAsync(looks, act);
}
