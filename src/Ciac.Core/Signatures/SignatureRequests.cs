using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>Who wants to see or sign: the owner's session, the bearer of the signing link, or the legal representative whose phone was proved.</summary>
public abstract record SigningAccess
{
    private SigningAccess()
    {
    }

    public sealed record Owner(Caller Caller, Guid RequestId) : SigningAccess;

    public sealed record Link(string Token, Origin From) : SigningAccess;

    /// <summary>The legal representative, after the phone was proved.</summary>
    public sealed record Person(PhoneSession Session, Guid RequestId, Origin From) : SigningAccess;
}

/// <summary>Finds requests by what the asker may see: a foreign request is answered like one that does not exist (threat 1).</summary>
public sealed class SignatureRequests(CiacDb db)
{
    public async Task<Outcome<SignatureRequest>> FindAsync(SigningAccess access, CancellationToken ct) =>
        await Query(access).SingleOrDefaultAsync(ct) is { } request ? request : NotFound(access);

    /// <summary>The same as it is now, whatever was read of it before.</summary>
    public Task<Outcome<SignatureRequest>> FindAgainAsync(SigningAccess access, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return FindAsync(access, ct);
    }

    /// <summary>The same, with the row locked until the transaction ends: one act at a time per request.</summary>
    public async Task<Outcome<SignatureRequest>> LockAsync(SigningAccess access, CancellationToken ct)
    {
        var id = await Query(access).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
        return id is { } found ? await LockAsync(found, ct) : NotFound(access);
    }

    public async Task<SignatureRequest> LockAsync(Guid id, CancellationToken ct)
    {
        // Locked first, read after: what was tracked before the lock may be old.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM ciac.signature_requests WHERE id = {id} FOR UPDATE", ct);
        db.ChangeTracker.Clear();
        return await db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == id, ct);
    }

    /// <summary>The latest bytes: what the next signatory is shown and signs.</summary>
    public Task<DocumentRevision> LatestAsync(Guid documentId, CancellationToken ct) =>
        db.DocumentRevisions.AsNoTracking()
            .Where(r => r.DocumentId == documentId)
            .OrderByDescending(r => r.Number)
            .FirstAsync(ct);

    private IQueryable<SignatureRequest> Query(SigningAccess access) => access switch
    {
        SigningAccess.Owner owner => db.SignatureRequests
            .Include(r => r.Signatories)
            .Where(r => r.Id == owner.RequestId && r.OwnerUniqueId == owner.Caller.UniqueId),
        SigningAccess.Link link => ByLink(Secrets.Hash(link.Token)),
        SigningAccess.Person person => db.SignatureRequests
            .Include(r => r.Signatories)
            .Where(r => r.Id == person.RequestId && person.Session.Units.Contains(r.OwnerIdentifier) && r.Signatories.Any(s => s.IdentityIndex == person.Session.PersonIndex)),
        _ => throw new InvalidOperationException($"Unknown access {access.GetType().Name}."),
    };

    private IQueryable<SignatureRequest> ByLink(byte[] hash) => db.SignatureRequests
        .Include(r => r.Signatories)
        .Where(r => r.Signatories.Any(s => s.LinkHash == hash));

    private static Refusal NotFound(SigningAccess access) => access switch
    {
        SigningAccess.Link => SignatureRefusals.LinkUnknown,
        SigningAccess.Person => PhoneRefusals.NotYours,
        _ => SignatureRefusals.NotFound,
    };
}
