using Ciac.Core.Accounts;
using Ciac.Core.Enterprises.Identifiers;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Pages.Accounts;

/// <summary>The registration of the own holder as it is shown; the number is masked.</summary>
public sealed record RegistrationView(Guid CredentialId, string State)
{
    public required string PollState { get; init; }
    public required string HolderName { get; init; }
    public required string DocumentKind { get; init; }
    public required string DocumentNumber { get; init; }
    public bool AtCounter { get; init; }
    public string? Number { get; init; }

    /// <summary>What the QR code holds, and the link for who reads this on the phone.</summary>
    public string? Link { get; init; }
    public bool OtherPerson { get; init; }
    public FormErrors Errors { get; init; } = FormErrors.None;
}

/// <summary>F14 for the own certificate: 待本人登记, 需窗口核验, 已登记. It never blocks.</summary>
[Authorize(Roles = "Certificate")]
public sealed class RegistrationModel(ReadHolderRegistration read, StartHolderRegistration start) : OpenedPage
{
    public RegistrationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var standing = await read.OwnAsync(Caller, ct);
        if (!standing.HasHolder) return LocalRedirect("/account/holder");
        View = ViewOf(standing);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await start.HandleAsync(Caller, ct);
        if (outcome.Refusal is not { } refusal) return LocalRedirect("/account/registration");
        var standing = await read.OwnAsync(Caller, ct);
        if (!standing.HasHolder) return ProblemPage(refusal);
        View = ViewOf(standing) with { Errors = refusal.ToErrors() };
        return PageWith(refusal);
    }

    private static RegistrationView ViewOf(HolderStanding standing)
    {
        var (credential, waits) = (standing.Credential, standing.State == nameof(HolderRegistrationState.Waiting));
        return new RegistrationView(credential.Id, standing.State)
        {
            PollState = RegistrationEndpoints.StateOf(standing),
            HolderName = credential.HolderName!,
            DocumentKind = credential.HolderDocumentKind!,
            DocumentNumber = Mask.IdNumber(credential.HolderDocumentNumber!),
            AtCounter = credential.HolderDocumentKind != nameof(HolderDocumentKind.ResidentId),
            Number = waits ? standing.Last!.Number : null,
            Link = waits ? standing.Last!.Link : null,
            OtherPerson = waits && standing.Last!.OtherPersonAt is not null,
        };
    }
}
