using System.Globalization;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Portal.Host;
using Ciac.Portal.Pages.Certificates;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Grants;

/// <summary>Where an authorisation stands; leads to the signing page while its owner has something to do there.</summary>
[Authorize(Roles = "Certificate")]
public sealed class ProgressModel(ReadGrant read, Timelines timelines, TimeProvider clock) : OpenedPage
{
    public GrantProgressView? View { get; private set; }

    public GrantEndView? End { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var found = await read.HandleAsync(Caller, number, ct);
        if (found.Value is not { Grant: var grant } progress) return ProblemPage(found.Refusal!);
        if (!grant.IsOpen) End = EndOf(progress);
        else if (IsMine(progress)) return LocalRedirect($"/sign/{grant.SignatureRequestId}");
        else View = new GrantProgressView(number, StateOf(progress), timelines.Of(progress.Events, progress.CurrentSignatory?.ToString() ?? "Preparing"));
        return Page();
    }

    /// <summary>Preparing, Signing, Sealing or Ended: what the page waits to see changed.</summary>
    public static string StateOf(GrantProgress progress) => progress switch
    {
        { Grant.IsOpen: false } => "Ended",
        { Grant.SignatureRequestId: null } => "Preparing",
        { CurrentSignatory: SignatoryRole.Enterprise or SignatoryRole.LegalRepresentative } => "Signing",
        _ => "Sealing",
    };

    private bool IsMine(GrantProgress progress) =>
        StateOf(progress) == "Signing" && Caller.CredentialId == (progress.Grant.GrantorId ?? progress.Grant.GranteeId);

    private GrantEndView EndOf(GrantProgress progress)
    {
        var grant = progress.Grant;
        var owns = Caller.Administers || grant.Kind == GrantKind.Requested;
        return new GrantEndView(grant.State, grant.Number, CertificatePages.RowOf(progress.Grantee, Caller, clock.GetUtcNow()))
        {
            At = grant.EndedAt!.Value,
            Reason = grant.EndReason,
            Items = [.. grant.ItemsAfter.Select(c => progress.Items[c].NameIn(CultureInfo.CurrentUICulture))],
            LastDay = grant.LastDay,
            DownloadHref = grant.State == GrantState.Granted && owns ? $"/certificates/history/{grant.SignatureRequestId}/document.pdf" : null,
        };
    }
}
