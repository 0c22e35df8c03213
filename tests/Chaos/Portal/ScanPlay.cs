using Ciac.Core.Accounts;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Chaos.Portal;

/// <summary>A code on the screen is scanned, confirmed on the phone, and signs in.</summary>
internal sealed class ScanPlay(Phone phone, PortalWorld world) : IFlowPlay
{
    public string Name => "sign-in by licence";

    public PortalWorld World => world;

    public static async Task<IFlowPlay> OpenAsync(SandboxFixture sandbox)
    {
        var world = await PortalWorld.StartAsync(sandbox);
        return new ScanPlay(new Phone(world, (await world.OpenUnitAsync()).Firm), world);
    }

    public async Task PlayAsync()
    {
        await phone.ShowAsync();
        await phone.ScanAsync();
        await phone.ReceiveAsync(await phone.NextAsync());
        await UntilAsync(ScanState.Scanned);
        await phone.ConfirmAsync("licence-administrator");
        await phone.ReceiveAsync(await phone.NextAsync());
        await UntilAsync(ScanState.Confirmed);
        Desk.Allowed(await phone.RedeemAsync());
        await world.UntilAsync(Waiting.EngineIsDone);
    }

    public async Task<string> EndAsync()
    {
        var scan = await world.ReadAsync(db => db.ScanSignIns.SingleAsync());
        var licences = await world.ReadAsync(db => db.Credentials.CountAsync(c => c.Kind == CredentialKind.Licence));
        await using var command = world.Database.CreateCommand("SELECT string_agg(definition_id || ' ' || sub_status || ' ' || incident_count, ', ' ORDER BY definition_id) FROM workflows.instances");
        return $"{scan.State}, refusal {scan.Refusal}, licences {licences}, {await command.ExecuteScalarAsync()}";
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Task UntilAsync(ScanState state) => Waiting.UntilAsync($"the scan is {state}", async () => await phone.StateAsync() == state);
}
