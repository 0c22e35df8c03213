using Ciac.Core.Accounts;
using Ciac.Core.Qualifications.Copies;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Qualifications;
using Ciac.Portal.Texts;
using Microsoft.Extensions.Localization;

namespace Ciac.Portal.Pages;

/// <summary>The home page's part about qualification certificates: the caller's copies that are on their way.</summary>
public sealed class HomeCopies(ReadCopies read, Timelines timelines, IStringLocalizer<HomeTexts> texts)
{
    public async Task<IEnumerable<RunningRequest>> OfAsync(Caller caller, CancellationToken ct) =>
        caller.CredentialId is null ? [] : (await read.RunningAsync(caller, ct)).Select(RunningOf);

    private RunningRequest RunningOf(CopyProgress progress) => new(
        texts[$"Copy.{progress.Copy.Kind}", progress.Qualification.CertificateNumber],
        progress.Copy.Number,
        CopyWords.ToCopy(progress.Copy.Number),
        timelines.Of(progress.Events, CopyModel.WaitingOf(progress)))
    {
        StateText = texts["Unit.Running"],
    };
}
