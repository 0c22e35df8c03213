using Microsoft.AspNetCore.Authorization;

namespace Ciac.Portal.Host;

/// <summary>Who may pass which doors. Certificate is everybody who acts for a unit, by whatever they signed in; each member of staff has the own role.</summary>
public static class PortalRoles
{
    /// <summary>Acts for no unit: passes only the doors that name it.</summary>
    public const string Individual = "Individual";

    /// <summary>Also for individual users; the pages ask for more themselves.</summary>
    public const string Anybody = "Anybody";

    public static void Configure(AuthorizationOptions options)
    {
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !context.User.IsInRole(Individual)).Build();
        options.AddPolicy(Anybody, policy => policy.RequireAuthenticatedUser());
    }
}
