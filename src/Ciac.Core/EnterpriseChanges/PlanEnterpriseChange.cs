using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.EnterpriseChanges;

/// <summary>The unit as registered with us, and as the registry (or its newest certificate) has it now.</summary>
public sealed record ChangeBasis(UnitData Known, UnitData Latest)
{
    public IReadOnlyList<FieldChange> Changes => UnitFields.Changes(Known, Latest);
}

/// <summary>A change that may be handed in.</summary>
public sealed record UnitChangePlan(UnitData Before, UnitData After)
{
    public IReadOnlyList<FieldChange> Changes => UnitFields.Changes(Before, After);

    /// <summary>Of what is handed in: the page that was checked carries it, and a plan that became another one is checked again.</summary>
    public string Seen => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((object[])[Before with { RegistryAsOf = null }, After with { RegistryAsOf = null }])))[..32];
}

/// <summary>Looks at a change before anything is signed. The registry is a question: asked before any transaction.</summary>
public sealed class PlanEnterpriseChange(CiacDb db, FetchUnit fetch)
{
    public async Task<Outcome<ChangeBasis>> BasisAsync(Caller caller, CancellationToken ct)
    {
        if (!caller.Administers) return EnterpriseChangeRefusals.NotAllowed;
        if (caller.Kind != CredentialKind.Certificate) return EnterpriseChangeRefusals.KeyNeeded;
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(e => e.Identifier == caller.Identifier, ct);
        var known = UnitData.Of(enterprise);
        var found = enterprise.Origin == UnitOrigin.Local ? await fetch.LatestAsync(enterprise.Identifier, ct) : known with { Name = await NewestNameAsync(enterprise, ct) };
        if (found.Value is not { } latest) return found.Refusal!;
        // S0 §5: a changed name must stand in the certificate in use first.
        if (latest.Name != caller.EnterpriseName) return EnterpriseChangeRefusals.NameBehind.With(latest.Name, caller.EnterpriseName!);
        return new ChangeBasis(known, latest with { Contact = known.Contact, Phone = known.Phone });
    }

    public static Outcome<UnitChangePlan> Check(ChangeBasis basis, UnitForm form, string? seen)
    {
        var merged = CheckUnit.Merge(basis.Latest, Complete(form, basis.Known));
        if (merged.Value is not { } after) return Outcome.Refused<UnitChangePlan>(merged.Refusals);
        var plan = new UnitChangePlan(basis.Known, after);
        return plan switch
        {
            { Changes.Count: 0 } => EnterpriseChangeRefusals.NothingChanged,
            _ when seen is not null && seen != plan.Seen => EnterpriseChangeRefusals.LooksOld,
            _ => plan,
        };
    }

    // Numbers are masked on the page, so an empty field means the number that is known; another person has another document.
    private static UnitForm Complete(UnitForm form, UnitData known)
    {
        var isKept = (form.RepresentativeName ?? "").Trim() == known.RepresentativeName && string.IsNullOrWhiteSpace(form.RepresentativeDocumentNumber);
        return form with
        {
            RepresentativeMobile = null,
            RepresentativeDocumentKind = isKept ? known.RepresentativeDocumentKind : form.RepresentativeDocumentKind ?? nameof(HolderDocumentKind.ResidentId),
            RepresentativeDocumentNumber = isKept ? known.RepresentativeDocumentNumber : form.RepresentativeDocumentNumber,
        };
    }

    // No registry vouches for the name of such a unit: the certificate that the authority issued last does.
    private Task<string> NewestNameAsync(Enterprise enterprise, CancellationToken ct) => db.Credentials.AsNoTracking()
        .Where(c => c.EnterpriseId == enterprise.Id && c.Kind == CredentialKind.Certificate && c.Status == CredentialStatus.Active)
        .OrderByDescending(c => c.ValidFrom)
        .Select(c => c.CertificateName)
        .FirstAsync(ct);
}
