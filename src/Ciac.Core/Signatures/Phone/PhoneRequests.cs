using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>A request as its legal representative's list shows it.</summary>
public sealed record PhoneRequest(SignatureRequest Request, string UnitName);

/// <summary>待我签署, and 签署记录 page by page, newest first.</summary>
public sealed record PhoneList(IReadOnlyList<PhoneRequest> Waiting, IReadOnlyList<PhoneRequest> Past, int Page, int Total);

/// <summary>What one person on the phone is asked to sign, and what became of it.</summary>
public sealed class PhoneRequests(CiacDb db, SendSigningLink links, ReadDocument documents, TimeProvider clock)
{
    public const int PageSize = 20;

    public async Task<Outcome<PhoneSession>> SessionAsync(string? token, CancellationToken ct)
    {
        if (token is null) return PhoneRefusals.SessionOver;
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        return await db.PhoneSessions.AsNoTracking().SingleOrDefaultAsync(s => s.TokenHash == hash && s.ExpiresAt > now, ct) is { } session
            ? session
            : PhoneRefusals.SessionOver;
    }

    public async Task<PhoneList> ListAsync(PhoneSession session, int page, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = Of(session).AsNoTracking().Include(r => r.Signatories);
        var open = own.Where(r => r.State == SignatureRequestState.Open && r.ExpiresAt > now
            && r.Signatories.Any(s => s.Role == SignatoryRole.LegalRepresentative && s.SignedAt == null));
        var waiting = await open.OrderBy(r => r.ExpiresAt).ToListAsync(ct);
        var past = own.Where(r => !open.Any(o => o.Id == r.Id));
        var total = await past.CountAsync(ct);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var lines = await past.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var names = await db.Enterprises.AsNoTracking().Where(e => session.Units.Contains(e.Identifier)).ToDictionaryAsync(e => e.Identifier, e => e.Name, ct);
        PhoneRequest Line(SignatureRequest r) => new(r, NameOf(r, names));
        return new PhoneList([.. waiting.Select(Line)], [.. lines.Select(Line)], shown, total);
    }

    /// <summary>The address of a request that waits for this person: the same link that its text carries.</summary>
    public async Task<Outcome<string>> OpenAsync(PhoneSession session, Guid requestId, Origin from, CancellationToken ct)
    {
        var shown = await links.ShowAsync(new SigningAccess.Person(session, requestId, from), ct);
        return shown.Value is { } link ? link[(link.LastIndexOf('/') + 1)..] : shown.Refusal!;
    }

    /// <summary>The document that this person has signed.</summary>
    public async Task<Outcome<ReadableDocument>> DocumentAsync(PhoneSession session, Guid requestId, CancellationToken ct)
    {
        var isSigned = await Of(session).AnyAsync(
            r => r.Id == requestId && r.Signatories.Any(s => s.Role == SignatoryRole.LegalRepresentative && s.SignedAt != null), ct);
        return isSigned ? await documents.HandleAsync(new SigningAccess.Person(session, requestId, new Origin(null, null)), ct) : PhoneRefusals.NotYours;
    }

    public Task LeaveAsync(PhoneSession session, CancellationToken ct) => db.PhoneSessions.Where(s => s.Id == session.Id).ExecuteDeleteAsync(ct);

    private IQueryable<SignatureRequest> Of(PhoneSession session) => db.SignatureRequests
        .Where(r => session.Units.Contains(r.OwnerIdentifier) && r.Signatories.Any(s => s.IdentityIndex == session.PersonIndex));

    private static string NameOf(SignatureRequest request, Dictionary<string, string> names) =>
        request.Signatories.Find(s => s.Role == SignatoryRole.Enterprise)?.DisplayName ?? names.GetValueOrDefault(request.OwnerIdentifier) ?? request.OwnerIdentifier;
}
