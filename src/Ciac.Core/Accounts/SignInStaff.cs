using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>A session was opened for a member of staff of this role.</summary>
public sealed record StaffSignedIn(string SessionToken, StaffRole Role);

public sealed record StaffSignIn(string? UserName, string? Password, string? Code);

/// <summary>Staff sign in with password and time-based code; one answer for every wrong part, five tries, then 15 minutes.</summary>
public sealed class SignInStaff(CiacDb db, OpenSession open, AuditTrail audit, TimeProvider clock)
{
    private const int MaxTries = 5;
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);
    private static readonly string NobodysHash = Passwords.Hash(Secrets.Token());

    public async Task<Outcome<StaffSignedIn>> HandleAsync(StaffSignIn typed, Origin from, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var staff = await db.Staff
            .FromSql($"SELECT * FROM ciac.staff_accounts WHERE user_name = {typed.UserName ?? ""} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        var outcome = await JudgeAsync(staff, typed, from, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    private async Task<Outcome<StaffSignedIn>> JudgeAsync(StaffAccount? staff, StaffSignIn typed, Origin from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // An unknown name costs the same time as a known one (threat 24).
        var passwordIsRight = Passwords.Verify(typed.Password ?? "", staff?.PasswordHash ?? NobodysHash);
        if (staff is null) return Refuse(AccountRefusals.StaffUnknown, "unknown", from);
        if (staff.LockedUntil > now) return Refuse(AccountRefusals.StaffLocked, staff.UserName, from);

        var step = Totp.Match(staff.TotpSecret, (typed.Code ?? "").Trim(), now);
        if (!passwordIsRight || step is null || step <= staff.LastTotpStep) return Count(staff, from, now);
        staff.FailedTries = 0;
        staff.LastTotpStep = step.Value;
        return new StaffSignedIn(await open.HandleAsync(new SessionOf(null, null, staff), from, ct), staff.Role);
    }

    private Refusal Count(StaffAccount staff, Origin from, DateTimeOffset now)
    {
        staff.FailedTries++;
        if (staff.FailedTries < MaxTries) return Refuse(AccountRefusals.StaffUnknown, staff.UserName, from);
        staff.FailedTries = 0;
        staff.LockedUntil = now + Lock;
        return Refuse(AccountRefusals.StaffLocked, staff.UserName, from);
    }

    private Refusal Refuse(Refusal refusal, string name, Origin from)
    {
        audit.Record(new AuditEntry("staff.sign-in.refused")
        {
            Actor = $"staff:{name}",
            Detail = refusal.Code,
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
        return refusal;
    }
}
