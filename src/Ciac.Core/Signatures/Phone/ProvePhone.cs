using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>The number that a code goes to, masked, and the clocks of the last one.</summary>
public sealed record PhoneProof(string MaskedMobile, HolderCodeSent? Sent);

/// <summary>
/// Who holds a link proves to be the legal representative: by a code to the number that the unit gave, which must be the one
/// that the signing service holds (as far as it shows it). The link alone opens its one request and nothing else.
/// </summary>
public sealed class ProvePhone(CiacDb db, SignatureRequests requests, RepresentativeCertificate representative, PhoneCodes codes, AuditTrail audit)
{
    public async Task<Outcome<PhoneProof>> ShowAsync(SigningAccess.Link access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (!Mobile.TryParse(signatory.LinkMobile, out var mobile, out _)) return PhoneRefusals.NoMobile;
        return new PhoneProof(Mask.Mobile(mobile.Value), await codes.Check.ClocksAsync(SubjectOf(signatory), mobile, ct));
    }

    public async Task<Outcome<HolderCodeSent>> SendAsync(SigningAccess.Link access, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (!Mobile.TryParse(signatory.LinkMobile, out var mobile, out _)) return PhoneRefusals.NoMobile;
        // A question to the provider, before anything is written: a number that only the unit knows proves nothing about a person.
        var certificate = await representative.FindAsync(signatory, ct);
        if (certificate.Value is not { } credential) return certificate.Refusal!;
        if (credential.MaskedPhone != Mask.Mobile(mobile.Value)) return PhoneRefusals.OtherMobile;
        return await codes.Send.HandleAsync(SubjectOf(signatory), mobile, new CodeAsker(request.OwnerIdentifier, access.From.Address) { Template = CodeAsker.PhoneTemplate }, ct);
    }

    /// <summary>The token of a session, when the code is right.</summary>
    public async Task<Outcome<string>> EnterAsync(SigningAccess.Link access, string? code, CancellationToken ct)
    {
        var found = await requests.FindAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (!Mobile.TryParse(signatory.LinkMobile, out var mobile, out _)) return PhoneRefusals.NoMobile;
        var right = await codes.Check.HandleAsync(SubjectOf(signatory), mobile, code, ct);
        if (right.Refusal is { } refusal) return refusal;
        var now = codes.Clock.GetUtcNow();
        var token = Secrets.Token();
        db.PhoneSessions.Add(new PhoneSession
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.Hash(token),
            PersonIndex = Signatory.IndexOf(db.Cipher, signatory.ExpectedIdentity),
            Units = await UnitsAsync(signatory.ExpectedIdentity, ct),
            CreatedAt = now,
            ExpiresAt = now + PhoneSession.Lifetime,
        });
        audit.Record(new AuditEntry("phone.opened")
        {
            Actor = SignatureTurn.Actor(access),
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            Address = access.From.Address,
            UserAgent = access.From.UserAgent,
        });
        await db.SaveChangesAsync(ct);
        return token;
    }

    // Where the person is the legal representative now, and where a first activation names the person.
    private async Task<List<string>> UnitsAsync(string identity, CancellationToken ct)
    {
        var index = Signatory.IndexOf(db.Cipher, identity);
        var named = await db.SignatureRequests.AsNoTracking()
            .Where(r => r.Signatories.Any(s => s.IdentityIndex == index))
            .Select(r => r.OwnerIdentifier).Distinct().ToListAsync(ct);
        var open = await db.Enterprises.AsNoTracking().Where(e => named.Contains(e.Identifier)).ToListAsync(ct);
        return [.. named.Except(open.Where(e => e.RepresentativeDocumentNumber != identity).Select(e => e.Identifier))];
    }

    // A blind index: a code for one person is worthless for another, and no number is told by it.
    private string SubjectOf(Signatory signatory) => "phone:" + Convert.ToHexStringLower(Signatory.IndexOf(db.Cipher, signatory.ExpectedIdentity));
}

/// <summary>The portal's own codes, which are never used for signing.</summary>
public sealed record PhoneCodes(SendHolderCode Send, CheckHolderCode Check, TimeProvider Clock);
