using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>领证 (F10) begins: its workflow waits until the data that will be printed are confirmed. One for each version, whoever of the unit goes on with it.</summary>
public sealed class CollectCertificate(CiacDb db, OwnCertificates certificates, BeginCopy begin)
{
    public const string DefinitionId = "approval-copy-issuance";

    public async Task<Outcome<QualificationCopy>> HandleAsync(Caller caller, string certificateNumber, CancellationToken ct)
    {
        var found = await certificates.FindAsync(caller, certificateNumber, ct);
        if (found.Value is not { } own) return found.Refusal!;
        if (own.Qualification.IsEnded) return CopyRefusals.Ended;
        if (await ExistingAsync(own, ct) is { } existing) return AsIs(existing);
        var copy = Make(caller, own);
        if (await begin.TryAsync(caller, copy, DefinitionId, ct)) return copy;
        return AsIs((await ExistingAsync(own, ct))!);
    }

    private static Outcome<QualificationCopy> AsIs(QualificationCopy existing) => existing.IsOpen ? existing : CopyRefusals.AlreadyCollected;

    private Task<QualificationCopy?> ExistingAsync(OwnCertificate own, CancellationToken ct) => db.QualificationCopies.AsNoTracking().SingleOrDefaultAsync(
        c => c.QualificationId == own.Qualification.Id && c.Version == own.Version.Number && c.Kind == CopyKind.ApprovalCopy
            && (c.State == CopyState.Running || c.State == CopyState.Issued), ct);

    private QualificationCopy Make(Caller caller, OwnCertificate own) => new()
    {
        Id = Guid.CreateVersion7(begin.Now),
        Number = begin.NumberFor(CopyKind.ApprovalCopy),
        Kind = CopyKind.ApprovalCopy,
        QualificationId = own.Qualification.Id,
        Version = own.Version.Number,
        Identifier = own.Qualification.Identifier,
        CredentialId = caller.CredentialId!.Value,
        State = CopyState.Running,
        CreatedAt = begin.Now,
    };
}
