using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;

namespace Ciac.Core.Grants;

/// <summary>Opens a business item for who holds it at this instant.</summary>
public sealed class OpenItem(GrantedItems items)
{
    public async Task<Outcome<BusinessItem>> HandleAsync(Caller caller, string code, CancellationToken ct)
    {
        var item = (await items.CatalogueAsync(ct)).FirstOrDefault(i => i.Code == code);
        if (item is null) return CatalogueRefusals.NotFound;
        if (caller.IsIndividual) return item.IsForIndividuals ? item : CatalogueRefusals.NotForIndividuals;
        var held = caller.CredentialId is { } own && (await items.OfAsync(own, ct)).Codes.Contains(code);
        return held ? item : NotGranted(item);
    }

    private static Refusal NotGranted(BusinessItem item) => CatalogueRefusals.NotGranted with
    {
        Zh = CatalogueRefusals.NotGranted.With(item.NameZh).Zh,
        En = CatalogueRefusals.NotGranted.With(item.NameEn).En,
    };
}
