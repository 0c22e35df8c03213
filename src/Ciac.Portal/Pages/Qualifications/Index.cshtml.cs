using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>E26 企业电子证书管理: the unit's certificates, each with the one thing to do next.</summary>
[Authorize(Roles = "Certificate")]
public sealed class IndexModel(ReadCopies read, IStringLocalizer<QualificationTexts> texts) : QualificationPage(texts)
{
    public QualificationsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await read.ListAsync(Caller, ct);
        if (found.Value is not { } lines) return Refuse(found.Refusal!);
        View = new QualificationsView(lines);
        return Page();
    }
}
