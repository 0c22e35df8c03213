using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>The file of a copy, for who may: not before it is issued, and no longer once its certificate changed or ended, by whichever address.</summary>
public sealed class CopyFiles(CiacDb db, OwnCertificates certificates, ReadDocument documents)
{
    public async Task<Outcome<ReadableDocument>> HandleAsync(Caller caller, string number, CancellationToken ct)
    {
        var found = await certificates.CopyAsync(caller, number, ct);
        if (found.Value is not { } copy) return found.Refusal!;
        var qualification = await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct);
        if (CopyRule.Refuse(copy, qualification) is { } refusal) return refusal;
        var document = await db.SignatureRequests.Where(r => r.Id == copy.SignatureRequestId).Select(r => r.DocumentId).SingleAsync(ct);
        return await documents.ForStaffAsync(document, ct);
    }
}

/// <summary>The same rule for the addresses of the signing pages and of the history: who is about to seal sees what is sealed, and nothing else is shown.</summary>
public sealed class CopyRule(CiacDb db) : IDocumentRule
{
    public async Task<Refusal?> RefuseAsync(SignatureRequest request, CancellationToken ct)
    {
        var copy = await db.QualificationCopies.AsNoTracking().SingleOrDefaultAsync(c => c.SignatureRequestId == request.Id, ct);
        if (copy is null || (copy.IsOpen && request.Current?.Role == SignatoryRole.Enterprise)) return null;
        return Refuse(copy, await db.Qualifications.AsNoTracking().SingleAsync(q => q.Id == copy.QualificationId, ct));
    }

    internal static Refusal? Refuse(QualificationCopy copy, Qualification qualification)
    {
        if (qualification.AllowsDownloadOf(copy)) return null;
        if (copy.State != CopyState.Issued) return CopyRefusals.NotIssued;
        return qualification.IsEnded ? CopyRefusals.Revoked : CopyRefusals.Superseded;
    }
}
