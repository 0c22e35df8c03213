using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>What people do with their unit's information, verb by verb.</summary>
internal static class UnitChangeWork
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A unit that types its own data, open, with its main certificate's holder signed in.</summary>
    public static async Task<Desk> OpenTypedUnitAsync(this PortalWorld world, string category = "other-province")
    {
        var firm = await Firm.FreshAsync(world.Sandbox, category);
        await OpenUnit.OfAsync(world, firm);
        return await Desk.SignInAsync(world, firm);
    }

    public static Task RegistrySaysAsync(this PortalWorld world, Firm firm, string change) =>
        world.Sandbox.RunSqlAsync($"UPDATE registry_entry SET {change} WHERE identifier = '{firm.Identifier}'");

    public static Task<Outcome<ChangeBasis>> BasisAsync(this PortalWorld world, Desk desk) =>
        world.AskAsync((PlanEnterpriseChange verb) => verb.BasisAsync(desk.Caller, None));

    /// <summary>As the pages do it: looked at, then handed in as it was seen.</summary>
    public static async Task<Outcome<EnterpriseChange>> ChangeAsync(this PortalWorld world, Desk desk, UnitForm form)
    {
        var basis = await world.BasisAsync(desk);
        if (basis.Value is not { } known) return basis.Refusal!;
        var plan = PlanEnterpriseChange.Check(known, form, null);
        return plan.Value is { } planned ? await world.StartChangeAsync(desk, form, planned.Seen) : Outcome.Refused<EnterpriseChange>(plan.Refusals);
    }

    public static Task<Outcome<EnterpriseChange>> StartChangeAsync(this PortalWorld world, Desk desk, UnitForm form, string seen) =>
        world.AskAsync((StartEnterpriseChange verb) => verb.HandleAsync(desk.Caller, form, seen, None));

    /// <summary>Handed in, and its form drawn.</summary>
    public static async Task<EnterpriseChange> DrawnChangeAsync(this PortalWorld world, Desk desk, UnitForm form)
    {
        var change = Desk.Allowed(await world.ChangeAsync(desk, form));
        await world.MoveAsync();
        return await world.ChangeAsync(change.Number);
    }

    public static async Task SealChangeAsync(this PortalWorld world, Desk by, EnterpriseChange change)
    {
        await world.SealOnlyAsync(by, change);
        await world.MoveAsync();
    }

    /// <summary>The workflow is left to whoever moves it.</summary>
    public static async Task SealOnlyAsync(this PortalWorld world, Desk by, EnterpriseChange change)
    {
        var access = new SigningAccess.Owner(by.Caller, change.SignatureRequestId!.Value);
        var seal = Desk.Allowed(await world.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, by.Token.Certificate, None)));
        Desk.Allowed(await world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, by.Token.Sign(seal.ToBeSigned), None)));
    }

    public static Task<EnterpriseChange> ChangeAsync(this PortalWorld world, string number) =>
        world.ReadAsync(db => db.EnterpriseChanges.AsNoTracking().SingleAsync(c => c.Number == number));

    public static Task<Enterprise> EnterpriseAsync(this PortalWorld world, Firm firm) =>
        world.ReadAsync(db => db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == firm.Identifier));
}
