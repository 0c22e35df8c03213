namespace EndToEnd.Flow;

/// <summary>The same portal by HTTPS: its certificate is of the sandbox's authority, its cookies never travel in the clear.</summary>
public sealed class SecureAddressTests : EndToEndTest
{
    [Fact]
    public Task Signing_in_by_https_works_and_every_cookie_is_secure() => VisitAsync(Looks.Desk with { Secure = true }, async visitor =>
    {
        var journey = new Journey(visitor, Outsiders, await Outsiders.FreshFirmAsync());

        await journey.SignInAsync();

        Assert.StartsWith(visitor.Places.SecurePortal, visitor.Page.Url, StringComparison.Ordinal);
        var cookies = await visitor.CookiesAsync();
        Assert.Contains(cookies, cookie => cookie.Name == "__Host-ciac-session");
        Assert.All(cookies, cookie => Assert.True(cookie.Secure && cookie.HttpOnly, cookie.Name));
    });
}
