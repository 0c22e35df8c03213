using System.Globalization;
using Ciac.Core.Accounts;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>生成使用件 (F11) begins: what was typed is judged and written down, its workflow draws it and waits for the unit's seal.</summary>
public sealed class StartUseCopy(CiacDb db, OwnCertificates certificates, CheckUse check, BeginCopy begin)
{
    public const string DefinitionId = "use-copy-issuance";

    /// <summary>The certificate, if use copies of it can be made now.</summary>
    public async Task<Outcome<OwnCertificate>> PlanAsync(Caller caller, string certificateNumber, CancellationToken ct)
    {
        if (caller.Kind != CredentialKind.Certificate) return CopyRefusals.KeyNeeded;
        var found = await certificates.FindAsync(caller, certificateNumber, ct);
        if (found.Value is not { } own) return found;
        if (own.Qualification.IsEnded) return CopyRefusals.Ended;
        if (own.Content.ValidUntil < check.Today) return CopyRefusals.CertificateExpired.With(own.Content.ValidUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return own.IsCollected ? own : CopyRefusals.NotCollected;
    }

    public async Task<Outcome<QualificationCopy>> HandleAsync(Caller caller, string certificateNumber, UseForm form, CancellationToken ct)
    {
        var planned = await PlanAsync(caller, certificateNumber, ct);
        if (planned.Value is not { } own) return planned.Refusal!;
        var judged = check.Of(form, own.Content);
        if (judged.Value is not { } use) return Outcome.Refused<QualificationCopy>(judged.Refusals);
        if (!Guid.TryParse(form.Key, out var key)) return CopyRefusals.PageOld;
        var copy = Make(caller, own, use, key);
        if (await begin.TryAsync(caller, copy, DefinitionId, ct)) return copy;
        var first = await db.QualificationCopies.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == key && c.CredentialId == caller.CredentialId && c.QualificationId == own.Qualification.Id, ct);
        // Back to the page and changed: that is another copy, and wants a page of its own.
        return first is null || (first.Purpose, first.UseFrom, first.UseUntil) != (copy.Purpose, copy.UseFrom, copy.UseUntil) ? CopyRefusals.PageOld : first;
    }

    private QualificationCopy Make(Caller caller, OwnCertificate own, PlannedUse use, Guid key) => new()
    {
        Id = key,
        Number = begin.NumberFor(CopyKind.UseCopy),
        Kind = CopyKind.UseCopy,
        QualificationId = own.Qualification.Id,
        Version = own.Version.Number,
        Identifier = own.Qualification.Identifier,
        CredentialId = caller.CredentialId!.Value,
        Purpose = use.Purpose,
        UseFrom = use.From,
        UseUntil = use.Until,
        State = CopyState.Running,
        CreatedAt = begin.Now,
    };
}
