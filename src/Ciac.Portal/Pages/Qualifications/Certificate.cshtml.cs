using Ciac.Core.Accounts;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Components;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>E28 证书信息 and 使用记录; a POST collects the certificate.</summary>
[Authorize(Roles = "Certificate")]
public sealed class CertificateModel(ReadCopies read, CollectCertificate collect, IStringLocalizer<QualificationTexts> texts) : QualificationPage(texts)
{
    public CertificateView View { get; private set; } = null!;

    // Not "page", which is a route value of every page.
    public async Task<IActionResult> OnGetAsync(string number, [FromQuery] int? shown, CancellationToken ct)
    {
        var found = await read.UsesAsync(Caller, number, shown ?? 1, ct);
        if (found.Value is not { } uses) return Refuse(found.Refusal!, number);
        View = new CertificateView(uses, new Pagination(uses.Page, ReadCopies.PageSize, uses.Total, page => $"{CopyWords.To(number)}?shown={page}"))
        {
            HasKey = Caller.Kind == CredentialKind.Certificate,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        var outcome = await collect.HandleAsync(Caller, number, ct);
        return outcome.Value is { } copy ? LocalRedirect(CopyWords.ToCopy(copy.Number)) : Refuse(outcome.Refusal!, number);
    }
}
