using System.Security.Cryptography;
using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>The fields of 001's page as they are posted.</summary>
public sealed record PaperFields
{
    public string? RepresentativeName { get; init; }
    public string? RepresentativeDocumentKind { get; init; }
    public string? RepresentativeDocumentNumber { get; init; }
    public string? RegistrationNumber { get; init; }
    public string? Contact { get; init; }
    public string? Phone { get; init; }
    public string? TokenSerial { get; init; }
    public string? OldTokenSerial { get; init; }
    public IReadOnlyList<PaperReason> Reasons { get; init; } = [];
}

/// <summary>The form's fields and the scan, as long as nothing was handed in.</summary>
public sealed class EditPaper(CiacDb db, PaperApplications applications, AuditTrail audit, TimeProvider clock)
{
    /// <summary>图片最大不得超过200KB.</summary>
    public const int LargestScan = 200 * 1024;

    public async Task<Outcome<PaperApplication>> SaveAsync(Caller caller, PaperKind kind, PaperFields form, CancellationToken ct)
    {
        var found = await applications.EditableAsync(caller, kind, ct);
        if (found.Value is not { } draft) return found;
        var checks = new FormChecks();
        var data = Read(draft.Data, form, checks);
        List<Refusal> refusals = [.. checks.Refusals];
        if (kind == PaperKind.Renewal && form.Reasons.Count == 0) refusals.Add(PaperRefusals.ReasonMissing.For(nameof(form.Reasons)));
        if (refusals.Count > 0) return Outcome.Refused<PaperApplication>(refusals);
        // A scan of other data than what stands here now would be returned anyway.
        var before = draft.FormJson;
        draft.Data = data with { Reasons = kind == PaperKind.Renewal ? [.. form.Reasons.Distinct()] : [], IsFilled = true };
        if (draft.FormJson != before) draft.ScanId = null;
        await db.SaveChangesAsync(ct);
        return draft;
    }

    public async Task<Outcome<PaperApplication>> UploadAsync(Caller caller, PaperKind kind, byte[] file, CancellationToken ct)
    {
        var found = await applications.EditableAsync(caller, kind, ct);
        if (found.Value is not { } draft) return found;
        if (!draft.Data.IsFilled) return PaperRefusals.NotFilled;
        if (file.Length == 0) return PaperRefusals.ScanMissing.For("Scan");
        if (file.Length > LargestScan) return PaperRefusals.ScanTooLarge.For("Scan");
        if (JpegScan.Read(file) is not { } picture) return PaperRefusals.NotAJpeg.For("Scan");

        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginAsync(ct);
        var scan = new PaperScan
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = draft.Id,
            Sha256 = SHA256.HashData(picture.Content),
            Content = Convert.ToBase64String(picture.Content),
            Width = picture.Width,
            Height = picture.Height,
            CreatedAt = now,
        };
        db.PaperScans.Add(scan);
        draft.ScanId = scan.Id;
        audit.Record(caller.Entry("paper.scanned") with { Subject = draft.Number, Detail = Convert.ToHexStringLower(scan.Sha256) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return draft;
    }

    private static PaperData Read(PaperData known, PaperFields form, FormChecks checks) => known with
    {
        RepresentativeName = checks.Text(nameof(form.RepresentativeName), form.RepresentativeName, 60),
        RepresentativeDocumentKind = form.RepresentativeDocumentKind ?? nameof(HolderDocumentKind.ResidentId),
        RepresentativeDocumentNumber = checks.Document(
            nameof(form.RepresentativeDocumentNumber), form.RepresentativeDocumentKind, form.RepresentativeDocumentNumber),
        RegistrationNumber = checks.Text(nameof(form.RegistrationNumber), form.RegistrationNumber, 30),
        Contact = checks.Text(nameof(form.Contact), form.Contact, 40),
        Phone = checks.Text(nameof(form.Phone), form.Phone, 30),
        TokenSerial = checks.Text(nameof(form.TokenSerial), form.TokenSerial, 24),
        OldTokenSerial = checks.Text(nameof(form.OldTokenSerial), form.OldTokenSerial, 24, required: false),
    };
}
