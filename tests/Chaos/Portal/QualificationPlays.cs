using Ciac.Core.Qualifications;
using Ciac.Core.Tests.World;

namespace Chaos.Portal;

/// <summary>Qualification certificates: changed by the authority.</summary>
internal static class QualificationPlays
{
    /// <summary>Issued, raised and ended; each is told to the unit and to the national platform once.</summary>
    public static async Task<Scene> ChangeAsync(PortalWorld world)
    {
        var desk = await world.OpenUnitAsync();
        var number = Certifying.NewNumber();
        ChangeEvent[] changes = [Of(1, "二级"), Of(2, "一级"), Certifying.Event(number, 3, null, desk.Firm.Identifier)];
        return new(PlayAsync, (desk.Firm.KeyHolder, "SMS_QUALIFICATION"));

        ChangeEvent Of(int sequence, string grade) => Certifying.Event(number, sequence, Certifying.Content(desk.Firm.Name, grade), desk.Firm.Identifier);

        async Task PlayAsync()
        {
            foreach (var change in changes)
            {
                Desk.Allowed(await world.ReceiveAsync(change));
                await Waiting.UntilAsync("the platform has it", async () => (await world.KeptAsync(change)).ReportedAt is not null);
            }
        }
    }
}
