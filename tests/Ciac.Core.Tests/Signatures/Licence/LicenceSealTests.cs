using Ciac.Core.Certificates;
using Ciac.Core.Grants;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures.Licence;

/// <summary>Both parties sign by a scan of their electronic licence: what comes out is what a key would have made.</summary>
[Collection(SandboxCollection.Name)]
public sealed class LicenceSealTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private PortalWorld World => portal.World;

    [Theory]
    [InlineData("local")]
    [InlineData("overseas")]
    public async Task A_firm_is_opened_by_two_scans(string category)
    {
        var desk = await Desk.ReadyToSealAsync(World, category);
        await World.LicenceSignsAsync(desk, "licence-administrator");
        Assert.Equal((LicenceSealState.Signed, null), await World.ScanStateAsync(desk.RequestId));
        await World.LicenceSignsAsync(desk, "legal-representative");
        if (category != "local") await Officer.DecideAsync(World, desk, confirm: true);

        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
        var request = await desk.RequestAsync();
        Assert.Equal(SignatureRequestState.Completed, request.State);
        Assert.Equal([true, true, false], request.Signatories.OrderBy(s => s.Order).Select(s => s.ByLicence));
        var report = await PdfSig.ReportAsync(await desk.PdfAsync());
        Assert.Equal(3, report.Split("Signature is Valid").Length - 1);
        Assert.Contains($"O={desk.Firm.Name}", report, StringComparison.Ordinal);
        Assert.Contains($"CN={desk.Firm.Representative.Name}", report, StringComparison.Ordinal);
        await AssertForgottenAsync(desk);
        await AssertToldWhoScannedAsync(desk);
    }

    [Fact]
    public async Task A_grant_is_in_force_by_a_scan()
    {
        var work = await GrantWork.StartAsync(World);
        var grant = await work.DrawnAsync("construction-permit");
        var access = new SigningAccess.Owner(work.Admin.Caller, grant.SignatureRequestId!.Value);
        await ScanAsync(access, work.Admin.Firm, "agent-full");
        Assert.Equal(["construction-permit"], await work.HeldAsync());
    }

    [Fact]
    public async Task Who_signed_in_by_licence_grants_by_a_scan_of_that_very_licence()
    {
        var work = await GrantWork.StartAsync(World);
        var caller = await (await Phone.ConfirmedAsync(World, work.Admin.Firm)).SignInAsync();
        var grant = Desk.Allowed(await World.AskAsync((StartGrant verb) => verb.DirectAsync(caller, work.ClerkId, new GrantForm { Items = ["construction-permit"] }, CancellationToken.None)));
        await World.MoveAsync();
        var access = new SigningAccess.Owner(caller, (await work.GrantAsync(grant)).SignatureRequestId!.Value);
        await ScanAsync(access, work.Admin.Firm, "legal-representative");
        Assert.Equal((LicenceSealState.Refused, "SIGN-044"), await World.ScanStateAsync(access.RequestId));
        Assert.Empty(await work.HeldAsync());
        await ScanAsync(access, work.Admin.Firm, "licence-administrator");
        Assert.Equal(["construction-permit"], await work.HeldAsync());
    }

    [Fact]
    public async Task The_page_follows_the_phone()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        Assert.Equal(LicenceSealState.Waiting, (await World.ScanStateAsync(desk.RequestId)).State);
        await phone.ScanAsync();
        await phone.DeliverAsync();
        Assert.Equal(LicenceSealState.Scanned, (await World.ScanStateAsync(desk.RequestId)).State);
        await phone.RefuseAsync();
        await phone.DeliverAsync();
        Assert.Equal(LicenceSealState.Declined, (await World.ScanStateAsync(desk.RequestId)).State);

        await World.ShowSealAsync(desk);
        using (World.Clock.Later(TimeSpan.FromMinutes(4)))
            Assert.Equal(LicenceSealState.Expired, (await World.ScanStateAsync(desk.RequestId)).State);
        // Nothing of it stands in the way of the key.
        await desk.SealAsync();
        Assert.Equal(SignatoryRole.LegalRepresentative, (await desk.RequestAsync()).Current!.Role);
    }

    [Fact]
    public async Task What_the_phone_confirmed_waits_for_an_outsider_that_is_down()
    {
        var desk = await Desk.ReadyToSealAsync(World);
        var phone = await World.ShowSealAsync(desk);
        await World.Sandbox.SwitchAsync("tsa", "down");
        try
        {
            await phone.SealAsync("legal-representative");
            Assert.Equal(LicenceSealState.Confirmed, (await World.ScanStateAsync(desk.RequestId)).State);
        }
        finally
        {
            await World.Sandbox.SwitchAsync("tsa", "ok");
        }

        await World.RunSqlAsync("UPDATE workflows.outbox SET due_at = now() - interval '1 hour'");
        await World.MoveAsync();
        Assert.Equal(LicenceSealState.Signed, (await World.ScanStateAsync(desk.RequestId)).State);
    }

    private async Task ScanAsync(SigningAccess.Owner access, Firm firm, string role)
    {
        Desk.Allowed(await World.AskScanAsync(access));
        await Phone.BeforeSeal(World, firm, (await World.ScanAsync(access.RequestId)).Ticket).SealAsync(role);
    }

    // Threat 21: who denies finds in the record whose scan released each of the two, by the platform's own subject.
    private async Task AssertToldWhoScannedAsync(Desk desk)
    {
        var told = await World.ReadAsync(db => db.AuditEvents
            .Where(e => e.Subject == desk.Number && e.Actor == "licence platform" && e.Action.StartsWith("signature."))
            .OrderBy(e => e.Id).Select(e => new { e.Action, e.Detail, e.DocumentId }).ToListAsync());
        Assert.Equal(["signature.Enterprise", "signature.LegalRepresentative"], told.Select(e => e.Action));
        Assert.Equal(2, told.Select(e => e.Detail).Distinct().Count());
        Assert.All(told, e => Assert.False(string.IsNullOrWhiteSpace(e.Detail)));
        Assert.All(told, e => Assert.DoesNotContain(desk.Firm.Representative.IdNumber, e.Detail, StringComparison.Ordinal));
        Assert.Single(told.Select(e => e.DocumentId).Distinct());
    }

    private async Task AssertForgottenAsync(Desk desk)
    {
        var scans = await World.ReadAsync(db => db.LicenceSeals.Where(s => s.RequestId == desk.RequestId).ToListAsync());
        Assert.All(scans, s => Assert.Null(s.PreparedJson));
        foreach (var scan in scans)
            Assert.All(await World.ReadAsync(db => db.LicenceEvents.Where(e => e.ScanNumber == scan.Number).ToListAsync()), e => Assert.Null(e.HolderJson));
    }
}
