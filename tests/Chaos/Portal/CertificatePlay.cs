using Ciac.Core.Certificates;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Chaos.Portal;

/// <summary>A clerk's sub-certificate is opened, renewed at the authority, and the renewal taken over.</summary>
internal sealed class CertificatePlay(Desk administrator, Desk clerk, SubActivation sub, PortalWorld world) : IFlowPlay
{
    private const string Role = "clerk-2";
    private string _change = "";

    public string Name => "sub-certificate and its renewal";

    public PortalWorld World => world;

    public static async Task<IFlowPlay> OpenAsync(SandboxFixture sandbox)
    {
        var world = await PortalWorld.StartAsync(sandbox);
        var administrator = await world.OpenUnitAsync(Role);
        var clerk = await Desk.SignInAsync(world, administrator.Firm, Role);
        var sub = Desk.Allowed(await world.OwnSubAsync(clerk));
        Desk.Allowed(await world.FillAsync(clerk, sub, administrator.Firm.Representative));
        return new CertificatePlay(administrator, clerk, sub, world);
    }

    public async Task PlayAsync()
    {
        await Waiting.UntilAsync("the sub-certificate is opened", async () => (await world.EventsAsync(sub.Number)).Contains("sub.opened"));
        await administrator.Firm.RenewAsync(Role);
        var renewed = await Desk.SignInAsync(world, administrator.Firm, Role);
        _change = Desk.Allowed(await world.AskAsync((CertificateChanges verb) => verb.ConfirmAsync(renewed.Caller, CancellationToken.None))).Number;
        await Waiting.UntilAsync("the renewal is taken", async () => (await world.EventsAsync(_change)).Contains("change.done"));
        await world.UntilAsync(Waiting.EngineIsDone);
    }

    public async Task<string> EndAsync()
    {
        var texts = await world.Sandbox.TextsAsync(administrator.Firm.Representative.Mobile, "SMS_HOLDER_CODE");
        var credentials = await world.ReadAsync(db => db.Credentials.Where(c => c.UniqueId == clerk.Caller.UniqueId).Select(c => c.Role).ToListAsync());
        await using var command = world.Database.CreateCommand("SELECT string_agg(definition_id || ' ' || sub_status || ' ' || incident_count, ', ' ORDER BY created_at, definition_id) FROM workflows.instances");
        return $"""
            {string.Join(", ", await world.EventsAsync(sub.Number))}; {string.Join(", ", await world.EventsAsync(_change))}
            codes {texts.Count}, credentials {string.Join(',', credentials)}
            {await command.ExecuteScalarAsync()}
            """;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
