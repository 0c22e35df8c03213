using Ciac.Core.Accounts;
using Ciac.Portal.Components;
using Ciac.Portal.Components.Fields;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Activate;

/// <summary>The unit, its certificate and its holder as rows: the same on every page that shows them.</summary>
public static class UnitRows
{
    private static readonly string[] Kinds = ["ResidentId", "MilitaryOfficer", "ForeignPassport", "HongKongMacauPermit", "TaiwanPermit"];

    public static IReadOnlyList<Choice> DocumentKinds(IStringLocalizer<ActivationTexts> t) =>
        [.. Kinds.Select(kind => new Choice(kind, t["Document." + kind]))];

    public static IReadOnlyList<SummaryRow> FromCertificate(UnitFacts unit, IStringLocalizer<ActivationTexts> t) =>
    [
        new(t["UnitName"], unit.Name),
        new(t[unit.Origin == "Overseas" ? "OverseasNumber" : "CreditCode"], unit.Identifier) { IsCode = true },
        new(t["UnitType"], t["Origin." + unit.Origin]),
    ];

    public static IReadOnlyList<SummaryRow> Of(UnitFacts unit, IStringLocalizer<ActivationTexts> t) =>
    [
        .. FromCertificate(unit, t),
        .. unit.Origin == "Overseas" ? [new SummaryRow(t["Country"], unit.Country)] : Array.Empty<SummaryRow>(),
        new(t["EconomicType"], unit.EconomicType),
        new(t["RegisteredPlace"], unit.RegisteredPlace),
        new(t["RegistrationNumber"], unit.RegistrationNumber) { IsCode = true },
        new(t["RegisteredCapital"], unit.RegisteredCapital),
        new(t["RepresentativeName"], unit.RepresentativeName),
        new(t["RepresentativeDocumentNumber"], unit.RepresentativeDocumentNumber) { IsCode = true },
    ];

    public static IReadOnlyList<SummaryRow> Contacts(UnitFacts unit, IStringLocalizer<ActivationTexts> t) =>
    [
        new(t["RepresentativeMobile"], unit.RepresentativeMobile),
        new(t["Contact"], unit.Contact),
        new(t["Phone"], unit.Phone),
    ];

    public static IReadOnlyList<SummaryRow> Of(CertificateFacts certificate, IStringLocalizer<ActivationTexts> t, Dates dates) =>
    [
        .. certificate.Kind == CredentialKind.Certificate ? Array.Empty<SummaryRow>() : [new SummaryRow(t["Kind"], t[$"Kind.{certificate.Kind}"])],
        new(t["UniqueId" + certificate.Suffix], certificate.UniqueId) { IsCode = true },
        .. certificate.Kind == CredentialKind.Certificate ? [new SummaryRow(t["SerialNumber"], certificate.SerialNumber) { IsCode = true }] : Array.Empty<SummaryRow>(),
        new(t["ValidUntil"], dates.Day(certificate.ValidUntil)),
    ];

    public static IReadOnlyList<SummaryRow> Of(HolderFacts holder, IStringLocalizer<ActivationTexts> t) =>
    [
        new(t["Nickname"], holder.Nickname),
        new(t["HolderName"], holder.Name),
        new(t["DocumentKind"], t["Document." + (holder.DocumentKind ?? Kinds[0])]),
        new(t["DocumentNumber"], holder.DocumentNumber) { IsCode = true },
        new(t["Mobile"], holder.Mobile),
    ];

    public static IReadOnlyList<SummaryRow> Changeable(IEnumerable<SummaryRow> rows, string href) =>
        [.. rows.Select(row => row with { ChangeHref = href })];
}
