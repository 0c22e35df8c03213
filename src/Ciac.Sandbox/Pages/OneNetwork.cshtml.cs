using Ciac.Sandbox.OneNetwork;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Pages;

public sealed class OneNetworkModel(
    OneNetworkAccounts accounts, AuthorizationCodes codes, IdentityTokens tokens, OneNetworkFaults faults, IOptions<SandboxOptions> options)
    : PageModel
{
    public string? Refusal { get; private set; }

    public string Query { get; private set; } = "";

    public IReadOnlyList<OneNetworkAccount> Accounts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var request = AuthorizationRequest.Read(Request.QueryString.Value ?? "");
        if (Refuse(request) is { } refusal)
            return refusal;
        Query = request.Query;
        Accounts = await accounts.AllAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string query, string? subject, CancellationToken ct)
    {
        var request = AuthorizationRequest.Read(query);
        if (Refuse(request) is { } refusal)
            return refusal;
        if (subject is null || await accounts.FindAsync(subject, ct) is null)
            return Redirect(request.Answer("error", "access_denied", tokens.Issuer));
        if (faults.Is("server-error"))
            return Redirect(request.Answer("error", "server_error", tokens.Issuer));
        var answered = faults.Is("wrong-state") ? request with { State = "forged" } : faults.Is("no-state") ? request with { State = null } : request;
        var issuer = faults.Is("wrong-response-issuer") ? "https://attacker.example" : faults.Is("no-response-issuer") ? null : tokens.Issuer;
        return Redirect(answered.Answer("code", codes.Issue(request, subject), issuer));
    }

    private IActionResult? Refuse(AuthorizationRequest request)
    {
        // Nobody is sent to an address that was not registered: that would make this page an open redirector.
        if (request.ClientId != "portal" || !options.Value.OneNetworkRedirectUris.Contains(request.RedirectUri))
        {
            Refusal = "应用或回调地址未登记 Unknown client or redirect URI";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        return request.Fault() is { } fault ? Redirect(request.Answer("error", fault, tokens.Issuer)) : null;
    }
}
