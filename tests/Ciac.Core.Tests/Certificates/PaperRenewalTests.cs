using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Reviews;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

[Collection(SandboxCollection.Name)]
public sealed class PaperRenewalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string NewKey = "legal-representative";

    private PortalWorld World => portal.World;

    [Fact]
    [Produces("ACC-060")]
    public async Task The_new_key_is_main_the_old_one_is_cancelled_for_good_and_subs_stay_as_they_are()
    {
        var old = await World.OpenUnitAsync("clerk", NewKey);
        var sub = await OpenUnit.SubAsync(World, old.Firm, "clerk");
        var before = await World.CredentialAsync(sub);
        var desk = await Desk.SignInAsync(World, old.Firm, NewKey);
        var number = await World.SubmittedAsync(desk, PaperKind.Renewal);
        await Officer.DecideAsync(World, number, ReviewDecision.Confirmed);
        Assert.Equal(PaperState.Renewed, (await World.ApplicationAsync(number)).State);
        var all = await World.ReadAsync(db => db.Credentials.Where(c => c.EnterpriseId == before.EnterpriseId).ToListAsync());
        Assert.Equal(desk.Caller.UniqueId, Assert.Single(all, c => c.IsMain).UniqueId);
        var replaced = all.Single(c => c.UniqueId == old.Caller.UniqueId);
        Assert.Equal((CredentialStatus.Replaced, false, HolderRole.Clerk), (replaced.Status, replaced.IsMain, replaced.Role));
        var after = await World.CredentialAsync(sub);
        Assert.Equal((before.Role, before.Status, before.IsMain), (after.Role, after.Status, after.IsMain));
        Assert.False(await World.IsSignedInAsync(old));
        await World.RefusesAsync(AccountRefusals.Replaced, () => SignInAgainAsync(old), Refusing.Audit);

        var admin = await Desk.SignInAsync(World, old.Firm, NewKey);
        Assert.Equal(NextPage.AskHolder, admin.Next);
        Assert.Equal(CertificateRefusals.NotCancelled.Code, (await World.EnableAsync(admin, replaced.Id, old.Token)).Refusal?.Code);
    }

    [Theory]
    [InlineData(PaperKind.Activation)]
    [InlineData(PaperKind.Renewal)]
    public async Task The_form_is_one_page_also_with_long_names_because_one_picture_is_sent(PaperKind kind)
    {
        var application = new PaperApplication
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            Number = "GX20261125ABCDEF",
            UniqueId = "209@XY91310115XN0000020H",
            Identifier = "91310115XN0000020H",
            EnterpriseName = string.Concat(Enumerable.Repeat("上海虚构建设工程集团有限责任公司", 3)),
            SerialNumber = new string('A', 32),
            Thumbprint = "",
            ValidFrom = DateTimeOffset.UnixEpoch,
            ValidUntil = DateTimeOffset.UnixEpoch,
            State = PaperState.Draft,
            FormJson = "{}",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        application.Data = new PaperData
        {
            RepresentativeName = new string('某', 20),
            RepresentativeDocumentNumber = "11010519491231002X",
            RegistrationNumber = new string('3', 18),
            Contact = new string('某', 8),
            Phone = "021-55550000 转 8001",
            TokenSerial = new string('U', 24),
            OldTokenSerial = new string('U', 24),
            OldUniqueId = "109@XY91310115XN0000020H",
            OldSerialNumber = new string('B', 32),
            Reasons = [PaperReason.Lost, PaperReason.Other],
        };
        var pdf = await World.AskAsync((ReadPaper verb) => Task.FromResult(verb.Draw(application)));
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.Equal(2, text.Split("/Type/Page/Parent").Length);
        Assert.DoesNotContain("/AcroForm", text, StringComparison.Ordinal);
    }

    [Fact]
    [Produces("PAPER-009", "PAPER-010", "PAPER-011")]
    public async Task It_needs_a_main_certificate_that_is_another_one_and_a_reason()
    {
        var desk = await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox));
        await World.RefusesAsync(PaperRefusals.NoMain, () => World.SaveAsync(desk, PaperKind.Renewal));
        var main = await World.OpenUnitAsync(NewKey);
        await World.RefusesAsync(PaperRefusals.IsMainAlready, () => World.SaveAsync(main, PaperKind.Renewal));
        await World.RefusesAsync(CertificateRefusals.MainExists, () => World.SaveAsync(main, PaperKind.Activation));
        var next = await Desk.SignInAsync(World, main.Firm, NewKey);
        Assert.Equal(PaperRefusals.ReasonMissing.Code, (await World.SaveAsync(next, PaperKind.Renewal, Paper.FieldsOf(next.Firm))).Refusal?.Code);
    }

    [Fact]
    public async Task Two_keys_that_renew_the_same_main_certificate_leave_one_main()
    {
        var old = await World.OpenUnitAsync("clerk", NewKey);
        var numbers = new List<string>();
        foreach (var role in new[] { "clerk", NewKey }) numbers.Add(await World.SubmittedAsync(await Desk.SignInAsync(World, old.Firm, role), PaperKind.Renewal));
        foreach (var number in numbers)
        {
            var review = await World.PendingAsync(number);
            Desk.Allowed(await World.ClaimAsync(Officer.Caller, review.Id));
            Desk.Allowed(await World.AnswerAsync(Officer.Caller, new(review.Id, ReviewDecision.Confirmed)));
        }

        await World.MoveAsync();
        var states = new List<PaperState>();
        foreach (var number in numbers) states.Add((await World.ApplicationAsync(number)).State);
        Assert.Equal([PaperState.Overtaken, PaperState.Renewed], states.OrderByDescending(s => s));
        Assert.Equal(1, await World.ReadAsync(db => db.Enterprises.Where(e => e.Identifier == old.Firm.Identifier)
            .Join(db.Credentials, e => e.Id, c => c.EnterpriseId, (_, c) => c).CountAsync(c => c.IsMain && c.Status == CredentialStatus.Active)));
    }

    private async Task<Outcome<SignedIn>> SignInAgainAsync(Desk desk)
    {
        var browser = Guid.NewGuid().ToString();
        var challenge = Desk.Allowed(await World.AskAsync((IssueLoginChallenge verb) => verb.HandleAsync(browser, PortalWorld.Origin, CancellationToken.None)));
        return await World.AskAsync((SignInWithCertificate verb) => verb.HandleAsync(browser, desk.Token.Answer(challenge), new Origin("10.1.2.3", "test"), CancellationToken.None));
    }
}
