using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Portal.Tests.Faults;

/// <summary>
/// kill -9 of the portal before each commit of its engine, which is after each commit before it: the flow goes on as if
/// nothing had been.
/// </summary>
public abstract class KilledPortal(SandboxFixture sandbox) : IAsyncLifetime
{
    protected const string Audit = "ciac.audit_events";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private PortalWorld? _world;
    private PortalProcess? _portal;
    private Gate? _gate;

    protected PortalWorld World => _world!;

    protected SandboxFixture Sandbox => sandbox;

    public async Task InitializeAsync() => _world = await PortalWorld.StartAsync(sandbox);

    public async Task DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        await _world!.DisposeAsync();
    }

    /// <summary>Whoever waits at the gate goes on.</summary>
    protected ValueTask OpenAsync() => _gate!.DisposeAsync();

    protected async Task StartBeforeAsync(string table, string row)
    {
        _gate = await Gate.CloseAsync(World.Database, table, row);
        _portal = await PortalProcess.StartAsync(World.NodeSettings);
    }

    protected async Task KillAndStartBeforeAsync(string table, string row)
    {
        await _gate!.UntilReachedAsync();
        await _portal!.KillAsync();
        await EndConnectionsAsync();
        var next = await Gate.CloseAsync(World.Database, table, row);
        await _gate.DisposeAsync();
        _gate = next;

        // What the dead node had leased would be free after two minutes.
        await World.RunSqlAsync("UPDATE workflows.outbox SET due_at = now()");
        await _portal.DisposeAsync();
        _portal = await PortalProcess.StartAsync(World.NodeSettings);
    }

    // The database notices a dead client when it next writes to it; one that waits at the gate does not.
    private Task EndConnectionsAsync() => UntilAsync(async () =>
    {
        await using var command = World.Database.CreateCommand(
            $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '{PortalProcess.Name}'");
        return (long)(await command.ExecuteScalarAsync())! == 0;
    });

    protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }
}
