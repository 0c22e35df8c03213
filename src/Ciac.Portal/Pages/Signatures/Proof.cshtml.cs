using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Portal.Components;
using Ciac.Portal.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Pages.Signatures;

/// <summary>From one request's link to the list of all: the phone is proved by a code, never by the link.</summary>
[EnableRateLimiting(PortalLimits.Public)]
public sealed class ProofModel(ProvePhone prove) : PortalPage
{
    public ProofView View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => ShowAsync(token, null, ct);

    public async Task<IActionResult> OnPostCodeAsync(string token, CancellationToken ct)
    {
        var sent = await prove.SendAsync(Access(token), ct);
        return sent.Refusal is { } refusal ? await ShowAsync(token, refusal, ct) : LocalRedirect($"/s/{token}/mine");
    }

    public async Task<IActionResult> OnPostAsync(string token, string? code, CancellationToken ct)
    {
        var entered = await prove.EnterAsync(Access(token), code, ct);
        if (entered.Value is not { } session) return await ShowAsync(token, entered.Refusal, ct);
        SessionCookie.WritePhone(HttpContext, session);
        return LocalRedirect("/s");
    }

    private async Task<IActionResult> ShowAsync(string token, Refusal? refusal, CancellationToken ct)
    {
        var shown = await prove.ShowAsync(Access(token), ct);
        if (shown.Value is not { } proof) return ProblemPage(shown.Refusal!);
        View = new ProofView($"/s/{token}", proof.MaskedMobile)
        {
            CodeExpiresAt = proof.Sent?.ExpiresAt,
            ResendAllowedAt = proof.Sent?.ResendAllowedAt,
            CodeFault = proof.Sent?.Fault,
            Errors = refusal?.ToErrors("Code") ?? FormErrors.None,
        };
        return refusal is null ? Page() : PageWith(refusal);
    }

    private SigningAccess.Link Access(string token) => new(token, HttpContext.Origin());
}
