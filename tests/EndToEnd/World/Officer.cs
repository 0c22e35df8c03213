namespace EndToEnd.World;

/// <summary>The demo's review officer at work.</summary>
internal sealed class Officer(Visitor visitor)
{
    private readonly StaffMember _staff = new(visitor, "officer");

    public async Task SignInAsync()
    {
        await visitor.GoAsync("/reviews");
        await visitor.UntilAtAsync("/staff/sign-in");
        await _staff.SignInHereAsync();
        await visitor.UntilAtAsync("/reviews$");
    }

    public Task TypeAsync(string password, string code) => _staff.TypeAsync(password, code);

    public async Task OpenReviewAsync(Firm firm)
    {
        var row = visitor.Page.Locator("tbody tr").Filter(new() { HasText = firm.Name });
        await row.Locator("a[href^='/reviews/']").ClickAsync();
        await visitor.UntilAtAsync("/reviews/[0-9a-f-]{36}$");
    }

    public async Task ClaimAsync()
    {
        await visitor.Page.Locator("form[action$='/claim'] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[name=Decision]").First).ToBeVisibleAsync();
    }

    /// <summary>The next matter, or the empty list, follows at once.</summary>
    public async Task DecideAsync(string decision, string? reasonCode = null)
    {
        var before = visitor.Page.Url;
        await visitor.Page.Locator($"[name=Decision][value={decision}]").CheckAsync();
        if (reasonCode is not null) await visitor.Page.Locator("[name=ReasonCode]").SelectOptionAsync(reasonCode);
        await visitor.Page.Locator("form:has([name=Decision]) button").ClickAsync();
        await Assertions.Expect(visitor.Page).Not.ToHaveURLAsync(before, new() { Timeout = Visitor.Patience });
        await visitor.UntilAtAsync("/reviews");
    }

    public Task ConfirmAsync() => DecideAsync("Confirmed");
}
