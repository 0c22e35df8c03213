using Ciac.Core.Accounts;
using Ciac.Core.Grants;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications.Copies;

/// <summary>Who may see and make copies at this instant: who administers the unit, and a clerk who holds the item.</summary>
public sealed class CopyRights(CiacDb db, GrantedItems items)
{
    /// <summary>企业电子资质证书 in the catalogue.</summary>
    public const string Item = "electronic-qualification-certificate";

    public async Task<Refusal?> RefuseAsync(Caller caller, CancellationToken ct) =>
        caller.CredentialId is { } own && await HoldsAsync(own, ct) ? null : CopyRefusals.NotAllowed;

    public async Task<bool> HoldsAsync(Guid credentialId, CancellationToken ct)
    {
        var credential = await db.Credentials.AsNoTracking().Where(c => c.Id == credentialId).Select(c => new { c.Role, c.Status }).SingleAsync(ct);
        if (credential.Status != CredentialStatus.Active) return false;
        return credential.Role != HolderRole.Clerk || (await items.OfAsync(credentialId, ct)).Codes.Contains(Item);
    }
}
