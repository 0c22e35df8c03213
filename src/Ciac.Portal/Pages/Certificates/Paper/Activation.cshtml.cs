using Ciac.Core.Certificates;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Certificates.Paper;

[Authorize(Roles = "Certificate")]
[RequestSizeLimit(LargestRequest)]
public sealed class ActivationModel(PaperVerbs verbs, Timelines timelines, IStringLocalizer<PaperTexts> texts) : PaperPage(verbs, timelines, texts)
{
    protected override PaperKind Kind => PaperKind.Activation;

    protected override string Address => "/activate/paper";
}
