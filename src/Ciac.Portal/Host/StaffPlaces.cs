using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>Where staff of each role work: nobody is sent to a page that is not theirs.</summary>
public static class StaffPlaces
{
    private static readonly string[] All = ["/reviews", "/counter", "/staff"];

    public static bool IsForStaff(PathString path) => All.Any(place => path.StartsWithSegments(place, StringComparison.Ordinal));

    public static string HomeOf(StaffRole role) => role switch
    {
        StaffRole.ReviewOfficer => "/reviews",
        StaffRole.CounterClerk => "/counter/identity",
        _ => "/staff",
    };

    /// <summary>Where a sign-in leads: to the page that was asked for when it is the role's, else home.</summary>
    public static string LandingOf(StaffRole role, string? wanted) =>
        wanted is not null && PlacesOf(role).Any(place => IsIn(wanted, place)) ? wanted : HomeOf(role);

    private static string[] PlacesOf(StaffRole role) => role switch
    {
        StaffRole.ReviewOfficer => ["/reviews", "/staff"],
        StaffRole.CounterClerk => ["/counter", "/staff"],
        StaffRole.PlatformAdministrator => ["/reviews/figures", "/reviews/calendar", "/elsa/api", "/staff"],
        _ => ["/elsa/api", "/staff"],
    };

    private static bool IsIn(string address, string place) =>
        new PathString(address.Split('?')[0]).StartsWithSegments(place, StringComparison.Ordinal);
}
