using Ciac.Core.Tests.Outside.Contract;

namespace Ciac.Core.Tests.World;

/// <summary>A portal that trusts one more authority, a foreign authority of the same name, and a seeded firm with every kind of token.</summary>
public sealed class SignInWorld(SandboxFixture sandbox) : IAsyncLifetime
{
    private TestAuthority? _trusted;
    private TestAuthority? _foreign;
    private PortalWorld? _portal;
    private Firm? _firm;

    internal TestAuthority Trusted => _trusted!;
    internal TestAuthority Foreign => _foreign!;
    public PortalWorld Portal => _portal!;
    public Firm Firm => _firm!;

    public async Task InitializeAsync()
    {
        _trusted = await TestAuthority.StartAsync();
        _foreign = await TestAuthority.StartAsync();
        _portal = await PortalWorld.StartAsync(sandbox, new WorldSettings { Anchor = _trusted.RootFile });
        _firm = await Firm.SeededAsync(sandbox);
    }

    public async Task DisposeAsync()
    {
        await _portal!.DisposeAsync();
        await _trusted!.DisposeAsync();
        await _foreign!.DisposeAsync();
    }
}
