using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>An administrator, a clerk, and the legal representative with a certificate of that role; what the last one appoints, verb by verb.</summary>
internal sealed class AppointmentWork
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PortalWorld _world;

    private AppointmentWork(PortalWorld world, GrantWork grants, Desk representative) => (_world, Grants, Representative) = (world, grants, representative);

    public GrantWork Grants { get; }
    public Desk Representative { get; }
    public Desk Admin => Grants.Admin;
    public Desk Clerk => Grants.Clerk;
    public Guid ClerkId => Grants.ClerkId;

    /// <summary>The representative's certificate has the role already, unless it is to be claimed.</summary>
    public static async Task<AppointmentWork> StartAsync(PortalWorld world, HolderRole representatives = HolderRole.LegalRepresentative)
    {
        var grants = await GrantWork.StartAsync(world, "clerk-2");
        var firm = grants.Admin.Firm;
        await OpenUnit.SubAsync(world, firm, "clerk-2", c =>
        {
            (c.Role, c.HolderName, c.HolderDocumentNumber, c.HolderMobile) = (representatives, firm.Representative.Name, firm.Representative.IdNumber, firm.Representative.Mobile);
        });
        return new AppointmentWork(world, grants, await Desk.SignInAsync(world, firm, "clerk-2"));
    }

    public Task<Outcome<Appointment>> BeginAsync(Desk by, Guid id, AppointmentAct act) =>
        _world.AskAsync((StartAppointment verb) => verb.HandleAsync(by.Caller, id, act, None));

    /// <summary>Of the clerk's certificate by the representative, with its form drawn.</summary>
    public Task<Appointment> DrawnAsync(AppointmentAct act) => DrawnAsync(ClerkId, act);

    public async Task<Appointment> DrawnAsync(Guid id, AppointmentAct act)
    {
        var begun = Desk.Allowed(await BeginAsync(Representative, id, act));
        await _world.MoveAsync();
        return await AppointmentAsync(begun);
    }

    public async Task<Appointment> DoneAsync(Guid id, AppointmentAct act)
    {
        var drawn = await DrawnAsync(id, act);
        await SignAsync(drawn);
        return await AppointmentAsync(drawn);
    }

    public Task<Appointment> DoneAsync(AppointmentAct act) => DoneAsync(ClerkId, act);

    public async Task SignAsync(Appointment appointment)
    {
        await AskCodeAsync(appointment);
        await _world.MoveAsync();
        await SignOnlyAsync(appointment);
        await _world.MoveAsync();
    }

    public async Task AskCodeAsync(Appointment appointment) =>
        Desk.Allowed(await _world.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(AccessTo(appointment), None)));

    /// <summary>The workflow is left to whoever moves it.</summary>
    public async Task SignOnlyAsync(Appointment appointment)
    {
        var code = await Representative.CodeAsync(Representative.Firm.Representative, "PROVIDER_CODE");
        Desk.Allowed(await _world.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(AccessTo(appointment), code, None)));
    }

    public SigningAccess.Owner AccessTo(Appointment appointment) => new(Representative.Caller, appointment.SignatureRequestId!.Value);

    public Task<Appointment> AppointmentAsync(Appointment appointment) => _world.ReadAsync(db => db.Appointments.AsNoTracking().SingleAsync(a => a.Id == appointment.Id));

    public async Task<HolderRole> RoleAsync() => (await _world.CredentialAsync(ClerkId)).Role;
}
