namespace Ciac.Core.Catalogue;

public static class CatalogueRefusals
{
    public static readonly Refusal NotFound = new("ITEM-001", 404,
        "没有这项业务，或者它已停用。",
        "There is no such business item, or it is retired.");

    public static readonly Refusal NotGranted = new("ITEM-002", 403,
        "本证书没有“{0}”的业务权限。您可以申请授权，或请法定代表人、证书管理员授权。",
        "This certificate has not been granted “{0}”. Ask for a grant, or turn to the legal representative or a certificate administrator.");

    public static readonly Refusal NotForIndividuals = new("ITEM-003", 403,
        "个人用户只能办理招标投标备案，不能办理单位的业务。",
        "An individual user can do tender filing only, and nothing of a unit.");
}
