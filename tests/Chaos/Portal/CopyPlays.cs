using Ciac.Core.Qualifications;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>A certificate is collected, and used.</summary>
internal static class CopyPlays
{
    public static async Task<Scene> CollectAsync(PortalWorld world)
    {
        var desk = await world.OpenUnitAsync();
        var certificate = await world.ApprovedAsync(desk.Firm);
        return new(async () =>
        {
            var copy = Desk.Allowed(await world.CollectAsync(desk, certificate));
            Desk.Allowed(await world.ConfirmAsync(desk, copy));
            await IssuedAsync(world, copy);
        });
    }

    public static async Task<Scene> UseAsync(PortalWorld world)
    {
        var desk = await world.OpenUnitAsync();
        var certificate = await world.ReadyAsync(desk);
        return new(async () =>
        {
            var copy = Desk.Allowed(await world.UseAsync(desk, certificate));
            var access = await Signing.DrawnAsync(desk, async () => (await world.CopyAsync(copy.Number)).SignatureRequestId);
            await Signing.SealAsync(world, access, desk.Token);
            await IssuedAsync(world, copy);
        });
    }

    private static Task IssuedAsync(PortalWorld world, QualificationCopy copy) =>
        Waiting.UntilAsync("the copy is issued", async () => (await world.CopyAsync(copy.Number)).State == CopyState.Issued);
}
