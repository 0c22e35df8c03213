using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

public enum NextPage
{
    Home,

    /// <summary>The unit is not open yet, or has no main certificate: it is opened (F2).</summary>
    ActivateMain,

    /// <summary>The unit is open, this certificate, licence or account is not (F3).</summary>
    ActivateSub,

    /// <summary>The certificate was renewed: its registered data is updated first (F4).</summary>
    UpdateCertificate,

    /// <summary>Opened on the old platform, which knew no holders.</summary>
    AskHolder,

    /// <summary>An individual user: nothing of any unit.</summary>
    Person,
}

public sealed record SignedIn(string SessionToken, NextPage Next);

/// <summary>F1, certificate way: the proof, then what the portal knows of the certificate.</summary>
public sealed class SignInWithCertificate(CiacDb db, ProveCertificate prove, OpenSession open, FieldCipher cipher)
{
    public async Task<Outcome<SignedIn>> HandleAsync(string browser, CertificateToken token, Origin from, CancellationToken ct)
    {
        var request = new ProofRequest(browser, ProofPurpose.SignIn, from);
        var proof = await prove.OwnerAsync(token, request, ct);
        if (proof.Value is not { } proven) return proof.Refusal!;
        if (proven.Owner.Person is { } person)
            return new SignedIn(await open.HandleAsync(new SessionOf(null, null) { Person = IndividualUser.Of(person, cipher) }, from, ct), NextPage.Person);
        return await OfEnterpriseAsync(new ProvenCertificate(proven.Owner.Enterprise!, proven.Raw), request, ct);
    }

    private async Task<Outcome<SignedIn>> OfEnterpriseAsync(ProvenCertificate proven, ProofRequest request, CancellationToken ct)
    {
        var identity = proven.Identity;
        var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.UniqueId == identity.UniqueId, ct);
        if (credential is not null && await RefuseAsync(credential, proven, ct) is { } refusal)
            return await prove.RefuseAsync(refusal, request, identity.SerialNumber, ct);

        var next = credential is null ? await UnknownAsync(identity.CreditCode, ct) : Known(credential, identity.SerialNumber);
        var known = next is NextPage.Home or NextPage.AskHolder ? credential!.Id : (Guid?)null;
        var session = await open.HandleAsync(new SessionOf(identity, known) { RawCertificate = proven.Raw }, request.From, ct);
        return new SignedIn(session, next);
    }

    private async Task<Refusal?> RefuseAsync(Credential credential, ProvenCertificate proven, CancellationToken ct)
    {
        if (credential.Status == CredentialStatus.Replaced) return AccountRefusals.Replaced;
        if (credential.Status == CredentialStatus.Cancelled) return AccountRefusals.Cancelled.With(await EnablersAsync(credential.EnterpriseId, ct));
        // A renewal never goes back: the certificate before it may lie in somebody's drawer.
        var isOlder = proven.Identity.SerialNumber != credential.SerialNumber && proven.Identity.ValidFrom < credential.ValidFrom;
        return isOlder ? AccountRefusals.Superseded : null;
    }

    private async Task<string> EnablersAsync(Guid enterpriseId, CancellationToken ct)
    {
        var holders = await db.Credentials.AsNoTracking()
            .Where(c => c.EnterpriseId == enterpriseId && c.Status == CredentialStatus.Active && c.Role != HolderRole.Clerk)
            .OrderByDescending(c => c.IsMain).ThenBy(c => c.ActivatedAt)
            .Take(3)
            .ToListAsync(ct);
        return string.Join('、', holders.Select(h => $"{Mask.Name(h.HolderName ?? h.Nickname)} {Mask.Mobile(h.HolderMobile ?? "")}".Trim()));
    }

    private async Task<NextPage> UnknownAsync(string identifier, CancellationToken ct) =>
        await db.HasMainAsync(identifier, ct) ? NextPage.ActivateSub : NextPage.ActivateMain;

    private static NextPage Known(Credential credential, string serialNumber) => credential switch
    {
        _ when credential.SerialNumber != serialNumber => NextPage.UpdateCertificate,
        { HolderName: null } => NextPage.AskHolder,
        _ => NextPage.Home,
    };
}
