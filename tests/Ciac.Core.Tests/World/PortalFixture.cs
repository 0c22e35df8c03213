using Ciac.Core.Tests.Outside.Contract;

namespace Ciac.Core.Tests.World;

/// <summary>One world for a test class.</summary>
public sealed class PortalFixture(SandboxFixture sandbox) : IAsyncLifetime
{
    private PortalWorld? _world;

    public PortalWorld World => _world!;

    public async Task InitializeAsync() => _world = await PortalWorld.StartAsync(sandbox);

    public async Task DisposeAsync() => await _world!.DisposeAsync();
}
