using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Outside.ELicence;
using Ciac.Core.Storage;
using Ciac.Signing.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Signatures;

/// <summary>
/// 电子营业执照扫码: the revision is prepared with the licence's own certificate, and the platform is asked for a code by which
/// exactly this document's hash is sealed. Nothing is signed until the phone has confirmed.
/// </summary>
public sealed class ShowLicenceSeal(CiacDb db, SignatureRequests requests, IELicence platform, LicenceCertificate certificate, ShowSettings settings)
{
    private const int MostAtOnce = 5;

    public async Task<Outcome<SignatureRequest>> HandleAsync(SigningAccess access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found;
        if (request.Current is not { } signatory || signatory.Role.IsServer()) return SignatureRefusals.Ended;
        // The bearer of the link is the legal representative, and signs only when it is their turn.
        var role = access is SigningAccess.Link ? SignatoryRole.LegalRepresentative : signatory.Role;
        if (SignatureTurn.Refuse(request, role, Now) is { } refusal) return refusal;
        if (await TooManyAsync(request.Id, ct)) return SignatureRefusals.TooManyScans;
        var usable = await certificate.FindAsync(request, signatory, ct);
        if (usable.Value is not { } licence) return usable.Refusal!;

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        var prepared = settings.Signer.Prepare(latest.Content, ParametersOf(request, signatory, licence));
        var number = $"QZ{PortalClock.Local(Now):yyyyMMdd}{Secrets.ReadableCode(8)}";
        if (await platform.CreateTicketAsync(WishOf(number, signatory, request, prepared) with { Place = SignatureTurn.From(access).Address }, ct) is not TicketResult.Created created)
            return SignatureRefusals.LicenceDown;
        return await KeepAsync(SealOf(created, number, signatory, prepared), ct);
    }

    private DateTimeOffset Now => settings.Signatures.Clock.GetUtcNow();

    private LicenceSeal SealOf(TicketResult.Created created, string number, Signatory signatory, PreparedSignature prepared) => new()
    {
        Id = Guid.CreateVersion7(Now),
        Number = number,
        RequestId = signatory.RequestId,
        Role = signatory.Role,
        Ticket = created.Ticket,
        QrText = created.QrText,
        State = LicenceSealState.Waiting,
        PreparedJson = JsonSerializer.Serialize(prepared),
        CreatedAt = Now,
        ExpiresAt = Now + settings.SignIn.Value.ScanLifetime,
    };

    private Task<bool> TooManyAsync(Guid requestId, CancellationToken ct)
    {
        var since = Now - settings.SignIn.Value.ScanLifetime;
        return db.LicenceSeals.Where(s => s.RequestId == requestId && s.CreatedAt > since).Skip(MostAtOnce - 1).AnyAsync(ct);
    }

    private SignatureParameters ParametersOf(SignatureRequest request, Signatory signatory, UsableLicence licence) => new()
    {
        FieldName = signatory.FieldName,
        CertificateChain = licence.Chain,
        SigningTime = PortalClock.Local(Now),
        Name = licence.Name,
        Reason = request.Title,
        Appearance = licence.Appearance,
    };

    private TicketWish WishOf(string number, Signatory signatory, SignatureRequest request, PreparedSignature prepared)
    {
        var signer = signatory.Role == SignatoryRole.Enterprise ? LicenceSigner.Unit : LicenceSigner.LegalRepresentative;
        return new TicketWish(number, settings.SignIn.Value.SiteName)
        {
            Lifetime = settings.SignIn.Value.ScanLifetime,
            Seal = new SealByScan(request.OwnerIdentifier, signer, prepared.AttributesDigest)
            {
                DocumentName = request.Title,
                DocumentDigest = prepared.BaseSha256,
            },
        };
    }

    // One code at a time: an earlier one that nobody confirmed is over.
    private async Task<Outcome<SignatureRequest>> KeepAsync(LicenceSeal seal, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(seal.RequestId, ct);
        if (SignatureTurn.Refuse(request, seal.Role, Now) is { } refusal) return refusal;
        var open = await db.LicenceSeals.FromSql(
            $"SELECT * FROM ciac.licence_seals WHERE request_id = {seal.RequestId} AND ended_at IS NULL FOR UPDATE").ToListAsync(ct);
        if (open.Exists(s => s.State == LicenceSealState.Confirmed)) return request;
        foreach (var earlier in open) earlier.End(LicenceSealState.Expired, Now);
        db.LicenceSeals.Add(seal);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return request;
    }
}

/// <summary>What showing a code needs beside the data.</summary>
public sealed record ShowSettings(PadesSigner Signer, SignatureSettings Signatures, IOptions<SignInOptions> SignIn);
