using System.Security.Claims;
using System.Text.Encodings.Web;
using Ciac.Core.Accounts;
using Ciac.Portal.Api.Workflows;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ciac.Portal.Host;

/// <summary>Reads the session cookie on every request: a session that was ended elsewhere is over here at once.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, FindSession find)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } token) return AuthenticateResult.NoResult();
        var caller = await find.HandleAsync(token, Context.Origin(), Context.RequestAborted);
        if (caller is null) return AuthenticateResult.NoResult();
        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(caller)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.IsApi())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var back = Request.Method == HttpMethods.Get ? Request.Path + Request.QueryString : PathString.Empty.Value;
        var staff = StaffPlaces.IsForStaff(Request.Path);
        Response.Redirect($"{(staff ? "/staff/sign-in" : "/sign-in")}?returnUrl={Uri.EscapeDataString(back ?? "")}");
        return Task.CompletedTask;
    }

    private static ClaimsIdentity IdentityOf(Caller caller)
    {
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, caller.UniqueId ?? caller.StaffId?.ToString() ?? ""));
        if (caller.StaffRole is { } role) identity.AddClaim(new Claim(ClaimTypes.Role, role.ToString()));
        if (caller.UniqueId is not null) identity.AddClaim(new Claim(ClaimTypes.Role, caller.IsIndividual ? PortalRoles.Individual : "Certificate"));
        return identity;
    }
}
