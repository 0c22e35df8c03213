namespace EndToEnd.Refusals;

/// <summary>What officers, counter clerks, administrators and auditors are refused; and the auditor's page of pictures, without a finding.</summary>
public sealed class StaffRefusalTests : EndToEndTest
{
    [Fact]
    public Task An_officer_decides_once_what_was_claimed_and_says_why() => VisitAsync(Looks.Desk, async desk =>
    {
        var firm = await Outsiders.FreshFirmAsync();
        await new Journey(desk, Outsiders, firm).SignInAsync();
        var paper = new PaperWay(desk, firm);
        await paper.FillAsync();
        await paper.ScanAsync();
        await paper.SubmitAsync();
        await VisitAsync(Looks.Desk, async visitor =>
        {
            var officer = new Officer(visitor);
            await officer.SignInAsync();
            await visitor.ReloadUntilSeenAsync("/reviews?scope=Unclaimed", firm.Name);
            await officer.OpenReviewAsync(firm);
            var review = new Uri(visitor.Page.Url).AbsolutePath;
            (string, string) rejected = ("decision", "Rejected");
            await visitor.IsRefusedAsync("REV-006", review, rejected, ("reason", "不清晰"));
            await visitor.GoAsync(review);
            await officer.ClaimAsync();
            await VisitAsync(Looks.Desk, async other =>
            {
                await other.GoAsync("/reviews");
                await new StaffMember(other, "officer-2").SignInHereAsync();
                await other.IsRefusedAsync("REV-007", review, rejected, ("reason", "不清晰"));
            });
            await visitor.IsRefusedAsync("REV-004", review, rejected);
            await visitor.IsRefusedAsync("REV-009", review, rejected, ("reason", new string('长', 600)));
            await visitor.IsRefusedAsync("REV-008", review + "/handover", ("colleague", "nobody"));
            await visitor.PostAsync(review, rejected, ("reason", "不清晰"));
            await visitor.IsRefusedAsync("REV-003", review, rejected, ("reason", "不清晰"));
            await visitor.IsRefusedAtAsync("REV-001", $"/reviews/{Guid.NewGuid()}");
            await visitor.GoAsync("/reviews");
            await visitor.IsRefusedAsync("REV-010", "/reviews/calendar", ("Name", "元旦"));
        });
    });

    [Fact]
    public Task An_administrator_notes_days_that_are_not_usual() => VisitAsync(Looks.Desk, async visitor =>
    {
        await visitor.GoAsync("/reviews/calendar");
        await new StaffMember(visitor, "administrator").SignInHereAsync();
        await visitor.UntilAtAsync("/reviews/calendar$");
        // A Sunday, which rests anyway.
        (string, string)[] day = [("Day.Year", "2098"), ("Day.Month", "6"), ("Day.Day", "1")];
        await visitor.IsRefusedAsync("REV-012", "/reviews/calendar", [.. day, ("Works", "False"), ("Name", "元旦")]);
        await visitor.IsRefusedAsync("REV-013", "/reviews/calendar", [.. day, ("Works", "True")]);
        await visitor.IsRefusedAsync("REV-014", "/reviews/calendar?handler=Remove", ("day", "2098-06-02"));
    });

    [Fact]
    public Task Two_clerks_and_an_auditor_keep_to_what_each_may() => VisitAsync(Looks.Desk, async visitor =>
    {
        var passport = $"E{Random.Shared.Next(10_000_000, 99_999_999)}";
        var first = new CounterClerk(visitor, "counter");
        await first.SignInAsync();
        await visitor.IsRefusedAsync("PERS-009", "/counter/identity", ("DocumentKind", "ResidentId"), ("Name", "Anna Example"));
        await visitor.IsRefusedAsync("PERS-014", "/counter/identity", ("DocumentKind", "ForeignPassport"), ("DocumentNumber", passport), ("Name", "Anna Example"), ("Seen", "true"));
        await visitor.GoAsync("/counter/identity");
        await first.EnterAsync("Anna Example", "ForeignPassport", passport, "no picture"u8.ToArray());
        await visitor.SeesAsync("PERS-016");
        await first.EnterAsync("Anna Example", "ForeignPassport", passport, new byte[9 * 1024 * 1024]);
        await visitor.SeesAsync("PAGE-413");
        await visitor.GoAsync("/counter/identity");
        await first.EnterAsync("Anna Example", "ForeignPassport", passport);
        await visitor.UntilAtAsync("done=Entered");
        await first.EnterAsync("Anna Example", "ForeignPassport", passport);
        await visitor.SeesAsync("PERS-005");
        await visitor.IsRefusedAtAsync("PERS-007", $"/counter/identity/{Guid.NewGuid()}");
        var number = "";
        await VisitAsync(Looks.Desk, async other =>
        {
            var second = new CounterClerk(other, "counter-2");
            await second.SignInAsync();
            await second.OpenAsync(passport[^2..]);
            var entry = new Uri(other.Page.Url).AbsolutePath;
            await visitor.IsRefusedAsync("PERS-006", entry, ("confirmed", "true"), ("seen", "true"));
            await other.IsRefusedAsync("PERS-012", entry, ("confirmed", "false"));
            await other.PostAsync(entry, ("confirmed", "true"), ("seen", "true"));
            number = System.Web.HttpUtility.ParseQueryString(new Uri(other.Page.Url).Query)["number"]!;
            await other.IsRefusedAsync("PERS-008", entry, ("confirmed", "true"), ("seen", "true"));
        });
        await visitor.GoAsync("/counter/identity");
        await first.EnterAsync("Anna Example", "ForeignPassport", passport);
        await visitor.SeesAsync("PERS-011");
        await VisitAsync(Looks.Desk, auditor => AuditAsync(auditor, number));
    });

    private static async Task AuditAsync(Visitor auditor, string number)
    {
        var inspector = new Inspector("zh");
        await new StaffMember(auditor, "auditor").SignInAsync();
        await auditor.UntilAtAsync("/staff$");
        await auditor.Page.Locator("a[href='/staff/pictures']").ClickAsync();
        await auditor.UntilAtAsync("/staff/pictures$");
        await inspector.LookAsync(auditor.Page, "staff-pictures");
        await auditor.SendAsync("Reason");
        await auditor.SeesAsync("[PERS-012]");
        await inspector.LookAsync(auditor.Page, "staff-pictures-error");
        var picture = await auditor.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await auditor.Page.Locator("[name=Number]").FillAsync(number);
            await auditor.Page.Locator("[name=Reason]").FillAsync("投诉核查");
            await auditor.SendAsync("Reason");
        });
        Assert.EndsWith(".jpg", picture.SuggestedFilename, StringComparison.Ordinal);
        Assert.True(inspector.Findings.Count == 0, string.Join('\n', inspector.Findings));
    }
}
