using Ciac.Core.Accounts;
using Ciac.Portal.Host;

namespace Ciac.Portal.Tests.Host;

public sealed class StaffPlacesTests
{
    [Theory]
    [InlineData(StaffRole.ReviewOfficer, null, "/reviews")]
    [InlineData(StaffRole.ReviewOfficer, "/reviews?scope=Mine", "/reviews?scope=Mine")]
    [InlineData(StaffRole.ReviewOfficer, "/counter/identity", "/reviews")]
    [InlineData(StaffRole.ReviewOfficer, "/reviewsomething", "/reviews")]
    [InlineData(StaffRole.CounterClerk, "/reviews", "/counter/identity")]
    [InlineData(StaffRole.CounterClerk, "/counter/identity/1", "/counter/identity/1")]
    [InlineData(StaffRole.PlatformAdministrator, "/reviews", "/staff")]
    [InlineData(StaffRole.PlatformAdministrator, "/reviews/figures", "/reviews/figures")]
    [InlineData(StaffRole.Auditor, "/reviews/figures", "/staff")]
    [InlineData(StaffRole.Auditor, "/elsa/api/openapi.json", "/elsa/api/openapi.json")]
    public void A_sign_in_leads_to_what_was_asked_for_when_it_is_the_roles_else_home(StaffRole role, string? wanted, string expected) =>
        Assert.Equal(expected, StaffPlaces.LandingOf(role, wanted));
}
