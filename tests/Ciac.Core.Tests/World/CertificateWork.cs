using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.World;

/// <summary>What people do with their unit's certificates, verb by verb.</summary>
public static class CertificateWork
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>A fresh unit whose main certificate's holder is signed in; the other roles have keys that are not open yet.</summary>
    public static async Task<Desk> OpenUnitAsync(this PortalWorld world, params string[] roles)
    {
        var firm = await Firm.FreshAsync(world.Sandbox, "local", [Firm.Holder, .. roles]);
        await OpenUnit.OfAsync(world, firm);
        return await Desk.SignInAsync(world, firm);
    }

    /// <summary>A key plugged in beside a session: its token, and the browser that asked for the challenge.</summary>
    public static async Task<(CertificateToken Token, string Browser)> ProofAsync(this PortalWorld world, Token key)
    {
        var browser = Guid.NewGuid().ToString();
        var challenge = Desk.Allowed(await world.AskAsync((IssueLoginChallenge verb) => verb.ForPossessionAsync(browser, PortalWorld.Origin, None)));
        return (key.Prove(challenge), browser);
    }

    public static async Task<Outcome<SubActivation>> AddAsync(this PortalWorld world, Desk admin, Token key)
    {
        var (token, browser) = await world.ProofAsync(key);
        return await world.AskAsync((SubActivations verb) => verb.AddAsync(admin.Caller, token, browser, None));
    }

    public static Task<Outcome<SubActivation>> OwnSubAsync(this PortalWorld world, Desk desk) =>
        world.AskAsync((SubActivations verb) => verb.OwnAsync(desk.Caller, None));

    /// <summary>Fills the page of F3 for a person and hands it in.</summary>
    public static async Task<Outcome<SubActivation>> FillAsync(this PortalWorld world, Desk desk, SubActivation sub, Person holder)
    {
        Desk.Allowed(await world.AskAsync((FillSubActivation verb) => verb.SendCodeAsync(desk.Caller, sub, holder.Mobile, None)));
        await world.MoveAsync();
        var form = FormOf(holder, await desk.CodeAsync(holder, "SMS_HOLDER_CODE"));
        return await world.AskAsync((FillSubActivation verb) => verb.SubmitAsync(desk.Caller, sub, form, None));
    }

    public static HolderForm FormOf(Person holder, string? code = null) => new()
    {
        Nickname = "项目部",
        Name = holder.Name,
        DocumentKind = "ResidentId",
        DocumentNumber = holder.IdNumber,
        Mobile = holder.Mobile,
        Code = code,
    };

    public static Task<Outcome<Credential>> CancelAsync(this PortalWorld world, Desk by, Guid id) =>
        world.AskAsync((CancelCertificate verb) => verb.HandleAsync(by.Caller, id, None));

    public static async Task<Outcome<Credential>> EnableAsync(this PortalWorld world, Desk by, Guid id, Token key)
    {
        var (token, browser) = await world.ProofAsync(key);
        return await world.AskAsync((EnableCertificate verb) => verb.HandleAsync(by.Caller, id, token, browser, None));
    }

    public static Task<Outcome<Credential>> EditAsync(this PortalWorld world, Desk by, Guid id, HolderForm form) =>
        world.AskAsync((EditCertificate verb) => verb.SaveAsync(by.Caller, id, form, None));

    public static Task<Credential> CredentialAsync(this PortalWorld world, Guid id) => world.ReadAsync(db => db.Credentials.SingleAsync(c => c.Id == id));

    public static Task<List<string>> EventsAsync(this PortalWorld world, string subject) =>
        world.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == subject).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    /// <summary>The session of a desk as it is now; null when it is over.</summary>
    public static async Task<bool> IsSignedInAsync(this PortalWorld world, Desk desk) =>
        await world.ReadAsync(db => db.Sessions.AnyAsync(s => s.Id == desk.Caller.SessionId && s.EndedAt == null));
}
