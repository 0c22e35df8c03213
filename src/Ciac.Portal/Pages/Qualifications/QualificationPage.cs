using Ciac.Core;
using Ciac.Core.Accounts;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Host;
using Ciac.Portal.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages.Qualifications;

/// <summary>What the pages of this room share: a refusal with the way on.</summary>
public abstract class QualificationPage(IStringLocalizer<QualificationTexts> texts) : OpenedPage
{
    protected ViewResult Refuse(Refusal refusal, string? certificateNumber = null)
    {
        List<WayOut> ways = [];
        if (refusal.Code == CopyRefusals.NotAllowed.Code)
        {
            if (Caller.Role == HolderRole.Clerk) ways.Add(new(texts["AskForGrant"], "/grants/request"));
            return ProblemPage(refusal, ways);
        }

        if (certificateNumber is not null && refusal.Code != CopyRefusals.NotFound.Code) ways.Add(new(texts["ToCertificate"], CopyWords.To(certificateNumber)));
        ways.Add(new(texts["Back"], "/qualifications"));
        return ProblemPage(refusal, ways);
    }
}
