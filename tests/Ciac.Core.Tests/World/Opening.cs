using Ciac.Core.Certificates;

namespace Ciac.Core.Tests.World;

/// <summary>First-time opening by electronic licence or one-network account, verb by verb.</summary>
internal static class Opening
{
    /// <summary>Signed in by the licence of the person with that authorisation.</summary>
    public static async Task<Desk> ByLicenceAsync(this PortalWorld world, Firm firm, string role = "licence-administrator")
    {
        var phone = await Phone.ConfirmedAsync(world, firm, role);
        var done = Desk.Allowed(await phone.RedeemAsync());
        await world.MoveAsync();
        return await Desk.EnteredAsync(world, firm, done.SessionToken, done.Next);
    }

    public static async Task<Desk> ByAccountAsync(this PortalWorld world, Firm firm)
    {
        var traveller = new Traveller(world, firm);
        var done = Desk.Allowed(await traveller.FinishAsync(await traveller.GoAsync()));
        return await Desk.EnteredAsync(world, firm, done.SessionToken, done.Next);
    }

    /// <summary>F2: filled, sealed by a scan of that authorisation, signed by the representative; an officer's word is left to the test.</summary>
    public static async Task<Desk> OpenUnitAsync(this PortalWorld world, Desk desk, string sealedBy)
    {
        await desk.FillAsync();
        await desk.SubmitAsync();
        await world.LicenceSignsAsync(desk, sealedBy);
        await desk.RepresentativeSignsAsync();
        return desk;
    }

    /// <summary>F3: the holder whom the platform proved confirms a mobile.</summary>
    public static async Task<SubActivation> OpenOwnAsync(this PortalWorld world, Desk desk)
    {
        var sub = Desk.Allowed(await world.OwnSubAsync(desk));
        Desk.Allowed(await world.FillAsync(desk, sub, desk.Firm.KeyHolder));
        await world.MoveAsync();
        await desk.AgainAsync();
        return sub;
    }
}
