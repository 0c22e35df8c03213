using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Paper;

[Authorize(Roles = "Certificate")]
[RequestSizeLimit(LargestRequest)]
public sealed class RenewalModel(PaperVerbs verbs, Timelines timelines, IStringLocalizer<PaperTexts> texts) : PaperPage(verbs, timelines, texts)
{
    protected override PaperKind Kind => PaperKind.Renewal;

    protected override string Address => "/certificates/renew";
}
