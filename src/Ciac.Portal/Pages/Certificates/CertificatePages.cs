using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Pages.Certificates.Activate;

namespace Ciac.Portal.Pages.Certificates;

/// <summary>From a certificate of the tables to what its pages show.</summary>
public static class CertificatePages
{
    public static ListRow RowOf(Credential credential, Caller caller, DateTimeOffset now) =>
        ListRow.Of(new CertificateRow(credential, null, CertificateRights.Of(caller, credential)), 1, caller, now);

    public static CertificateFacts FactsOf(Credential credential) => new(credential.UniqueId, credential.SerialNumber, credential.ValidUntil);

    public static HolderFacts MaskedHolderOf(Credential credential) => new()
    {
        Nickname = credential.Nickname,
        Name = credential.HolderName,
        DocumentKind = credential.HolderDocumentKind,
        DocumentNumber = credential.HolderDocumentNumber is { } number ? Mask.IdNumber(number) : null,
        Mobile = credential.HolderMobile is { Length: > 0 } mobile ? Mask.Mobile(mobile) : null,
    };
}
