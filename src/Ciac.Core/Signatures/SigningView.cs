using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Storage;
using Ciac.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>Everything that the signing page and the phone page show of a request.</summary>
public sealed record SigningView
{
    public required SignatureRequest Request { get; init; }
    public required string Fingerprint { get; init; }
    public required Document Document { get; init; }

    /// <summary>Whose document it is; as the seal names it, or as it is registered when the unit itself does not seal.</summary>
    public required string UnitName { get; init; }

    /// <summary>Where the signature fields stand on the pages.</summary>
    public required IReadOnlyList<SignaturePlace> Places { get; init; }
    public required int Pages { get; init; }
    public required bool IsLandscape { get; init; }
    public required IReadOnlyList<AuditEvent> Events { get; init; }

    /// <summary>State of the text with the link; null when none was sent.</summary>
    public TextState? LinkText { get; init; }

    /// <summary>Why it failed.</summary>
    public SmsFault LinkFault { get; init; }

    /// <summary>The last QR code of the party whose turn it is; null when none was shown lately.</summary>
    public LicenceSeal? Scan { get; init; }
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Reads a request for its page and notes the first time that the current signatory saw it.</summary>
public sealed class ViewSignatureRequest(CiacDb db, SignatureRequests requests, AuditTrail audit, TimeProvider clock)
{
    // Long enough to say how a code ended, short enough that it is forgotten the next day.
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(1);

    public async Task<Outcome<SigningView>> HandleAsync(SigningAccess access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        await NoteAsync(request, access, ct);

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var linkId = request.Signatories.Find(s => s.LinkTextId is not null)?.LinkTextId;
        var text = await db.TextMessages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == linkId, ct);
        return new SigningView
        {
            Request = request,
            Fingerprint = Convert.ToHexStringLower(latest.Sha256),
            Document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, ct),
            UnitName = request.Signatories.Find(s => s.Role == SignatoryRole.Enterprise)?.DisplayName
                ?? await db.Enterprises.Where(e => e.Identifier == request.OwnerIdentifier).Select(e => e.Name).SingleAsync(ct),
            Places = SignaturePlaces.Of(latest.Content),
            Pages = PdfPages.Count(latest.Content),
            IsLandscape = PdfPages.AreLandscape(latest.Content),
            Events = await db.AuditEvents.AsNoTracking().Where(e => e.Subject == request.Subject).OrderBy(e => e.Id).ToListAsync(ct),
            LinkText = text?.State,
            LinkFault = SmsFaults.Of(text?.Failure),
            Scan = await ScanAsync(request, ct),
            Now = clock.GetUtcNow(),
        };
    }

    private async Task<LicenceSeal?> ScanAsync(SignatureRequest request, CancellationToken ct)
    {
        if (request.Current is not { } current) return null;
        var since = clock.GetUtcNow() - ShownFor;
        return await db.LicenceSeals.AsNoTracking()
            .Where(s => s.RequestId == request.Id && s.Role == current.Role && s.CreatedAt > since)
            .OrderByDescending(s => s.CreatedAt)
            .FirstOrDefaultAsync(ct);
    }

    private async Task NoteAsync(SignatureRequest request, SigningAccess access, CancellationToken ct)
    {
        var expected = access is SigningAccess.Link ? SignatoryRole.LegalRepresentative : SignatoryRole.Enterprise;
        if (request.Current is not { ViewedAt: null } current || current.Role != expected) return;
        current.ViewedAt = clock.GetUtcNow();
        audit.Record(new AuditEntry("signature.viewed")
        {
            Actor = SignatureTurn.Actor(access),
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            DocumentId = request.DocumentId,
            Address = SignatureTurn.From(access).Address,
            UserAgent = SignatureTurn.From(access).UserAgent,
        });
        await db.SaveChangesAsync(ct);
    }
}
