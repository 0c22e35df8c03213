using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

public sealed record ReadableDocument(Document Document, DocumentRevision Revision);

/// <summary>The bytes of a document: for the parties of its request, and the facts of it for anybody who has its code.</summary>
public sealed class ReadDocument(CiacDb db, SignatureRequests requests, IEnumerable<IDocumentRule> rules)
{
    public async Task<Outcome<ReadableDocument>> HandleAsync(SigningAccess access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        if (await RefuseAsync(request, ct) is { } refusal) return refusal;
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, ct);
        return new ReadableDocument(document, await requests.LatestAsync(document.Id, ct));
    }

    /// <summary>For who administers the unit: a finished document of any of its certificates.</summary>
    public async Task<Outcome<ReadableDocument>> ForUnitAsync(Caller caller, Guid requestId, CancellationToken ct)
    {
        var request = await db.SignatureRequests.AsNoTracking().SingleOrDefaultAsync(
            r => r.Id == requestId && r.OwnerIdentifier == caller.Identifier && r.State == SignatureRequestState.Completed, ct);
        if (request is null || (!caller.Administers && request.OwnerUniqueId != caller.UniqueId)) return SignatureRefusals.NotFound;
        if (await RefuseAsync(request, ct) is { } refusal) return refusal;
        return await ForStaffAsync(request.DocumentId, ct);
    }

    /// <summary>For the staff who decide about it.</summary>
    public async Task<ReadableDocument> ForStaffAsync(Guid documentId, CancellationToken ct) =>
        new(await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, ct), await requests.LatestAsync(documentId, ct));

    public async Task<Outcome<PublicDocument>> ByVerificationCodeAsync(string code, CancellationToken ct)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.VerificationCode == code, ct);
        if (document is null) return SignatureRefusals.NotFound;
        var request = await db.SignatureRequests.AsNoTracking().Include(r => r.Signatories).SingleAsync(r => r.DocumentId == document.Id, ct);
        var latest = await requests.LatestAsync(document.Id, ct);
        return new PublicDocument(document, request, latest.Sha256);
    }

    private async Task<Refusal?> RefuseAsync(SignatureRequest request, CancellationToken ct)
    {
        foreach (var rule in rules)
        {
            if (await rule.RefuseAsync(request, ct) is { } refusal) return refusal;
        }

        return null;
    }
}

/// <summary>What anybody may learn who holds the document: its state and who signed when, no personal data.</summary>
public sealed record PublicDocument(Document Document, SignatureRequest Request, byte[] Sha256);
