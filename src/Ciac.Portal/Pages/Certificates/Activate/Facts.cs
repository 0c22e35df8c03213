using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Enterprises.Identifiers;

namespace Ciac.Portal.Pages.Certificates.Activate;

/// <summary>From the activation to what its pages show. Numbers are masked here, on the server, except where the user types them.</summary>
public static class Facts
{
    public static UnitFacts Of(UnitData unit, bool typing = false) => new()
    {
        Origin = unit.Origin.ToString(),
        Name = unit.Name,
        Identifier = unit.Identifier,
        EconomicType = unit.EconomicType,
        RegisteredPlace = unit.RegisteredPlace,
        RegistrationNumber = unit.RegistrationNumber,
        RegisteredCapital = unit.RegisteredCapital,
        Country = unit.Country,
        RepresentativeName = unit.RepresentativeName,
        RepresentativeDocumentKind = unit.RepresentativeDocumentKind,
        RepresentativeDocumentNumber = typing && !unit.IsRegistryBacked
            ? unit.RepresentativeDocumentNumber
            : Mask.IdNumber(unit.RepresentativeDocumentNumber),
        RepresentativeMobile = typing ? unit.RepresentativeMobile : Masked(unit.RepresentativeMobile),
        Contact = unit.Contact,
        Phone = unit.Phone,
        RegistryAsOf = unit.RegistryAsOf,
    };

    public static UnitFacts Of(UnitData unit, UnitForm form) => Of(unit, typing: true) with
    {
        EconomicType = form.EconomicType ?? unit.EconomicType,
        RegisteredPlace = form.RegisteredPlace ?? unit.RegisteredPlace,
        RegistrationNumber = form.RegistrationNumber ?? unit.RegistrationNumber,
        RegisteredCapital = form.RegisteredCapital ?? unit.RegisteredCapital,
        Country = form.Country ?? unit.Country,
        RepresentativeName = form.RepresentativeName ?? unit.RepresentativeName,
        RepresentativeDocumentKind = form.RepresentativeDocumentKind ?? unit.RepresentativeDocumentKind,
        RepresentativeDocumentNumber = form.RepresentativeDocumentNumber ?? Mask.IdNumber(unit.RepresentativeDocumentNumber),
        RepresentativeMobile = form.RepresentativeMobile,
        Contact = form.Contact,
        Phone = form.Phone,
    };

    public static CertificateFacts Of(Activation activation) =>
        new(activation.UniqueId, activation.SerialNumber, activation.ValidUntil) { Kind = activation.Kind };

    public static HolderFacts Of(HolderData? holder, bool typing = false) => holder is null ? new HolderFacts() : new HolderFacts
    {
        Nickname = holder.Nickname,
        Name = holder.Name,
        DocumentKind = holder.DocumentKind,
        DocumentNumber = typing ? holder.DocumentNumber : Mask.IdNumber(holder.DocumentNumber),
        Mobile = typing ? holder.Mobile : Masked(holder.Mobile),
    };

    /// <summary>Who the licence or account proved; its number masked, for nobody types it.</summary>
    public static HolderFacts With(this HolderFacts holder, OutsideSubject? subject) => subject is null ? holder : holder with
    {
        Name = subject.HolderName,
        DocumentKind = subject.DocumentKind,
        DocumentNumber = Mask.IdNumber(subject.DocumentNumber),
    };

    public static HolderFacts Of(HolderForm form) => new()
    {
        Nickname = form.Nickname,
        Name = form.Name,
        DocumentKind = form.DocumentKind,
        DocumentNumber = form.DocumentNumber,
        Mobile = form.Mobile,
    };

    private static string Masked(string mobile) => mobile.Length == 0 ? "" : Mask.Mobile(mobile);
}
