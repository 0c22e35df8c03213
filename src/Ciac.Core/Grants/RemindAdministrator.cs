using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Grants;

/// <summary>One line of 证书管理员清单.</summary>
public sealed record Administrator(Guid Id, string Name, string MaskedMobile, HolderRole Role)
{
    /// <summary>When the last reminder of this request went; null when none did.</summary>
    public DateTimeOffset? RemindedAt { get; init; }
    public required bool CanBeReminded { get; init; }
}

/// <summary>E17 证书管理员清单 and 在线提醒: each administrator is texted once a day at most; the to-do is there for all of them without it.</summary>
public sealed class RemindAdministrator(CiacDb db, CertificateRows rows, QueueText queue, AuditTrail audit, TimeProvider clock)
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);
    private const string Template = "SMS_GRANT_REMINDER";

    /// <summary>The administrators of the caller's unit, and whom the request may remind now; without a request nobody.</summary>
    public async Task<IReadOnlyList<Administrator>> ListAsync(Caller caller, Grant? ask, CancellationToken ct)
    {
        var found = await Administrators(caller).AsNoTracking().OrderByDescending(c => c.IsMain).ThenBy(c => c.ActivatedAt).ToListAsync(ct);
        var lines = new List<Administrator>();
        foreach (var credential in found) lines.Add(await LineOfAsync(credential, ask, ct));
        return lines;
    }

    public async Task<Outcome<Grant>> HandleAsync(Caller caller, string number, Guid administratorId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var ask = await db.Grants.FromSql($"SELECT * FROM ciac.grants WHERE number = {number} AND kind = 'Asked' AND grantee_id = {caller.CredentialId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (ask is null) return GrantRefusals.NotFound;
        if (!ask.IsOpen) return GrantRefusals.AskEnded;
        var administrator = await Administrators(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == administratorId, ct);
        if (administrator is not { HolderMobile: { Length: > 0 } mobile }) return GrantRefusals.NobodyToRemind;
        var now = clock.GetUtcNow();
        var wait = (await LastAsync(ask, administrator, ct))?.CreatedAt + Pause - now;
        if (wait > TimeSpan.Zero) return GrantRefusals.RemindedAlready.With((int)Math.Ceiling(wait.Value.TotalHours));
        var clerk = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == ask.GranteeId, ct);
        var parameters = new Dictionary<string, string> { ["clerk"] = clerk.HolderName ?? clerk.Nickname, ["number"] = ask.Number };
        await queue.HandleAsync(new TextToSend($"{PrefixOf(ask, administratorId)}{now.UtcTicks}", mobile, Template, parameters) { Identifier = caller.Identifier }, ct);
        audit.Record(caller.Entry("ask.reminded") with { Subject = ask.Number, Detail = Mask.Name(administrator.HolderName ?? "") });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return ask;
    }

    private IQueryable<Credential> Administrators(Caller caller) =>
        rows.OfUnit(caller).Where(c => c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk);

    private async Task<Administrator> LineOfAsync(Credential credential, Grant? ask, CancellationToken ct)
    {
        var last = ask is null ? null : await LastAsync(ask, credential, ct);
        var mobile = credential.HolderMobile ?? "";
        return new Administrator(credential.Id, credential.HolderName ?? credential.Nickname, mobile.Length == 0 ? "" : Mask.Mobile(mobile), credential.Role)
        {
            RemindedAt = last?.CreatedAt,
            CanBeReminded = ask is not null && mobile.Length > 0 && (last is null || last.CreatedAt + Pause <= clock.GetUtcNow()),
        };
    }

    // A text that certainly did not go out was no reminder.
    private Task<TextMessage?> LastAsync(Grant ask, Credential administrator, CancellationToken ct)
    {
        var prefix = PrefixOf(ask, administrator.Id);
        var mobile = db.Cipher.Index(administrator.HolderMobile ?? "", QueueText.MobilePurpose);
        return db.TextMessages.AsNoTracking()
            .Where(m => m.MobileIndex == mobile && m.Id.StartsWith(prefix) && m.State != TextState.Failed)
            .OrderByDescending(m => m.CreatedAt)
            .FirstOrDefaultAsync(ct);
    }

    private static string PrefixOf(Grant ask, Guid administratorId) => $"ask-{ask.Id:N}-{administratorId:N}-";
}
