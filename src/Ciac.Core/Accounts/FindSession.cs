using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

/// <summary>The caller behind a session token, or null when the session is over. Slides the 30 minutes.</summary>
public sealed class FindSession(CiacDb db, TimeProvider clock)
{
    // Writing at every request would turn each page view into a commit.
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    public async Task<Caller?> HandleAsync(string token, Origin from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = Secrets.Hash(token);
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.TokenHash == hash, ct);
        if (session is null || !session.IsOpenAt(now)) return null;
        if (now - session.LastSeenAt > TouchEvery)
            await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), ct);
        if (session.Kind == CredentialKind.Personal) return PersonOf(session, from);
        return session.StaffId is { } staffId
            ? await StaffAsync(session, staffId, from, ct)
            : await HolderAsync(session, from, ct);
    }

    private static Caller PersonOf(Session session, Origin from) => new()
    {
        SessionId = session.Id,
        Kind = session.Kind,
        UniqueId = session.UniqueId,
        DisplayName = IndividualUser.Read(session.SubjectJson!).Name,
        From = from,
    };

    private async Task<Caller?> StaffAsync(Session session, Guid staffId, Origin from, CancellationToken ct)
    {
        var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == staffId, ct);
        return staff is null ? null : new Caller
        {
            SessionId = session.Id,
            StaffId = staff.Id,
            StaffRole = staff.Role,
            DisplayName = staff.DisplayName,
            From = from,
        };
    }

    private async Task<Caller?> HolderAsync(Session session, Origin from, CancellationToken ct)
    {
        // By the certificate, not by what was true at sign-in: a certificate opened or cancelled meanwhile counts at once.
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.UniqueId == session.UniqueId, ct);
        if (credential is { Status: not CredentialStatus.Active }) return null;
        // The renewed certificate is not yet the registered one, or the session is one of the certificate before.
        var changed = credential is not null && session.SerialNumber is { } serial && serial != credential.SerialNumber;
        return new Caller
        {
            SessionId = session.Id,
            Kind = session.Kind,
            UniqueId = session.UniqueId,
            Identifier = session.Identifier,
            EnterpriseName = session.EnterpriseName,
            CredentialId = changed ? null : credential?.Id,
            Role = changed ? null : credential?.Role,
            IsMain = credential is { IsMain: true } && !changed,
            CertificateChanged = changed,
            DisplayName = credential?.HolderName,
            From = from,
        };
    }
}
