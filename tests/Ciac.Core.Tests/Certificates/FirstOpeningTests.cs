using Ciac.Core.Accounts;
using Ciac.Core.Certificates;
using Ciac.Core.Enterprises;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>A licence or account seen for the first time: an unknown unit is opened by it (F2), in a known one it is opened itself (F3).</summary>
[Collection(SandboxCollection.Name)]
public sealed class FirstOpeningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Theory]
    [InlineData("local")]
    [InlineData("local-without-code")]
    [InlineData("other-province")]
    [InlineData("overseas")]
    public async Task A_licence_opens_a_unit_of_each_category_without_a_certificate(string category)
    {
        var desk = await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox, category));
        Assert.Equal((NextPage.ActivateMain, (Guid?)null, (HolderRole?)null), (desk.Next, desk.Caller.CredentialId, desk.Caller.Role));
        await World.OpenUnitAsync(desk, "licence-administrator");
        if (category != "local") await ConfirmAsync(desk);

        Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
        await AssertOpenAsync(desk, CredentialKind.Licence, HolderRole.CertificateAdministrator);
        var report = await PdfSig.ReportAsync(await desk.PdfAsync());
        Assert.Equal(3, report.Split("Signature is Valid").Length - 1);
    }

    [Theory]
    [InlineData("local")]
    [InlineData("local-without-code")]
    [InlineData("other-province")]
    [InlineData("overseas")]
    public async Task An_account_opens_it_too_and_is_more_than_a_clerk_by_the_dual_signature(string category)
    {
        var desk = await World.ByAccountAsync(await Firm.FreshAsync(World.Sandbox, category));
        await World.OpenUnitAsync(desk, "agent-full");
        if (category != "local") await ConfirmAsync(desk);
        // The first account of a firm is its legal representative's, and that person signed.
        await AssertOpenAsync(desk, CredentialKind.OneNetwork, HolderRole.LegalRepresentative);
        Assert.Equal(HolderRole.LegalRepresentative, (await World.ByAccountAsync(desk.Firm)).Caller.Role);
    }

    [Fact]
    public async Task A_clerks_licence_opens_the_unit_and_stays_a_clerk_without_items()
    {
        var desk = await World.OpenUnitAsync(await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox), "agent-full"), "agent-full");
        await desk.AgainAsync();
        Assert.Equal((HolderRole.Clerk, false), (desk.Caller.Role, desk.Caller.Administers));
        var form = await World.ReadAsync(async db => (await db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == desk.RequestId)).DocumentId);
        var document = await World.ReadAsync(db => db.Documents.SingleAsync(d => d.Id == form));
        Assert.Contains(document.Form.Sections.SelectMany(s => s.Rows), row => row is { Label: "证书角色", Value: "办事员（无业务权限）" });
    }

    [Fact]
    public async Task The_holder_is_who_the_platform_proved_whatever_is_typed()
    {
        var desk = await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox), "agent-full");
        // The form names the licence administrator of the firm.
        await desk.FillAsync();
        var holder = (await desk.ActivationAsync()).Data.Holder!;
        Assert.Equal(("吕拟办", desk.Firm.KeyHolder.Mobile), (holder.Name, holder.Mobile));
        Assert.NotEqual(desk.Firm.KeyHolder.IdNumber, holder.DocumentNumber);
    }

    [Fact]
    public async Task Who_opens_by_licence_seals_with_that_very_licence()
    {
        var desk = await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox));
        await desk.FillAsync();
        await desk.SubmitAsync();
        await World.LicenceSignsAsync(desk, "agent-full");
        Assert.Equal((LicenceSealState.Refused, "SIGN-044"), await World.ScanStateAsync(desk.RequestId));
        Assert.Equal(SignatoryRole.Enterprise, (await desk.RequestAsync()).Current!.Role);
    }

    [Fact]
    [Produces("CERT-023")]
    public async Task The_first_key_of_such_a_unit_becomes_its_main_certificate()
    {
        var desk = await World.OpenUnitAsync(await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox)), "licence-administrator");
        await desk.AgainAsync();
        var (token, browser) = await World.ProofAsync(desk.Firm.Token());
        await World.RefusesAsync(
            CertificateRefusals.MainFirst, () => World.AskAsync((SubActivations verb) => verb.AddAsync(desk.Caller, token, browser, None)), "ciac.login_challenges");

        var key = await Desk.SignInAsync(World, desk.Firm);
        Assert.Equal(NextPage.ActivateMain, key.Next);
        Assert.Equal(CertificateRefusals.UnitNotOpen.Code, (await World.OwnSubAsync(key)).Refusal?.Code);
        using var later = World.Clock.Later(TimeSpan.FromMinutes(1));
        await key.FillAsync();
        await key.SubmitAsync();
        await key.SealAsync();
        await key.RepresentativeSignsAsync();
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, desk.Firm)).Next);
        var all = await World.ReadAsync(db => db.Credentials.Where(c => c.CertificateName == desk.Firm.Name).OrderBy(c => c.ActivatedAt).Select(c => c.IsMain).ToListAsync());
        Assert.Equal([false, true], all);
    }

    [Fact]
    [Produces("CERT-022")]
    public async Task A_key_of_such_a_unit_names_no_other_representative()
    {
        var desk = await World.OpenUnitAsync(await World.ByLicenceAsync(await Firm.FreshAsync(World.Sandbox, "other-province")), "licence-administrator");
        await ConfirmAsync(desk);
        var key = await Desk.SignInAsync(World, desk.Firm);
        Desk.Allowed(await World.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(key.Caller, UnitOrigin.OtherProvince, None)));
        var form = desk.Firm.UnitForm with { RepresentativeName = desk.Firm.KeyHolder.Name, RepresentativeDocumentNumber = desk.Firm.KeyHolder.IdNumber };
        await World.RefusesAsync(CertificateRefusals.OtherRepresentative, () => World.AskAsync((EditActivation verb) => verb.SaveUnitAsync(key.Caller, form, None)));
        Assert.Equal(EnterpriseRefusals.OriginMismatch.Code, (await World.AskAsync((EditActivation verb) => verb.ChooseOriginAsync(key.Caller, UnitOrigin.Local, None))).Refusal?.Code);
    }

    [Theory]
    [InlineData("legal-representative", HolderRole.LegalRepresentative)]
    [InlineData("licence-administrator", HolderRole.CertificateAdministrator)]
    [InlineData("agent-full", HolderRole.Clerk)]
    [Produces("CERT-021")]
    public async Task In_an_open_unit_a_licence_is_opened_with_the_platforms_role_and_nothing_before(string authorisation, HolderRole role)
    {
        var admin = await World.OpenUnitAsync();
        var desk = await World.ByLicenceAsync(admin.Firm, authorisation);
        Assert.Equal((NextPage.ActivateSub, (HolderRole?)null), (desk.Next, desk.Caller.Role));
        await World.RefusesAsync(CertificateRefusals.UnitIsOpen, () => World.AskAsync((ActivationDrafts verb) => verb.EditableAsync(desk.Caller, None)));
        var sub = await World.OpenOwnAsync(desk);
        Assert.Equal(["sub.started", "sub.confirmed", "sub.opened"], await World.EventsAsync(sub.Number));
        var credential = await World.CredentialAsync(desk.Caller.CredentialId!.Value);
        Assert.Equal((CredentialKind.Licence, false, role, admin.Firm.KeyHolder.Mobile), (credential.Kind, credential.IsMain, credential.Role, credential.HolderMobile));
        Assert.Equal(NextPage.Home, (await World.ByLicenceAsync(admin.Firm, authorisation)).Next);
    }

    [Fact]
    public async Task Of_two_who_open_a_unit_at_once_one_is_told_that_it_is_open()
    {
        var firm = await Firm.FreshAsync(World.Sandbox);
        var licence = await World.ByLicenceAsync(firm);
        var account = await World.ByAccountAsync(firm);
        await licence.FillAsync();
        // A number gets one code a minute.
        using var later = World.Clock.Later(TimeSpan.FromMinutes(1));
        await account.FillAsync();
        Desk[] both = [licence, account];
        foreach (var desk in both) await desk.SubmitAsync();
        foreach (var desk in both) await World.LicenceSignsAsync(desk, "licence-administrator");
        foreach (var desk in both) await desk.RepresentativeSignsAsync();
        Assert.Equal(ActivationState.Activated, (await licence.ActivationAsync()).State);
        Assert.Equal(ActivationState.Overtaken, (await account.ActivationAsync()).State);
        Assert.Equal(NextPage.ActivateSub, (await World.ByAccountAsync(firm)).Next);
    }

    [Theory]
    [InlineData(true, HolderRegistration.Registered)]
    [InlineData(false, HolderRegistration.Awaiting)]
    public async Task Who_is_registered_already_is_not_asked_to_register_again(bool sameName, HolderRegistration expected)
    {
        var firm = await Firm.FreshAsync(World.Sandbox);
        var person = new PersonOf("ResidentId", firm.KeyHolder.IdNumber, sameName ? firm.KeyHolder.Name : "别名人");
        await World.AskAsync(async (RegisterPerson verb) =>
        {
            await verb.HandleAsync(person, RegistrationWay.Phone, "test", None);
            return true;
        });
        await OpenUnit.OfAsync(World, firm);
        var desk = await World.ByLicenceAsync(firm);
        await World.OpenOwnAsync(desk);
        Assert.Equal(expected, (await World.CredentialAsync(desk.Caller.CredentialId!.Value)).HolderRegistration);
    }

    private Task ConfirmAsync(Desk desk) => Officer.DecideAsync(World, desk, confirm: true);

    private async Task AssertOpenAsync(Desk desk, CredentialKind kind, HolderRole role)
    {
        await desk.AgainAsync();
        var enterprise = await World.ReadAsync(db => db.Enterprises.SingleAsync(e => e.Identifier == desk.Firm.Identifier));
        Assert.Equal((desk.Firm.Origin, desk.Firm.Representative.Name), (enterprise.Origin, enterprise.RepresentativeName));
        var credential = await World.CredentialAsync(desk.Caller.CredentialId!.Value);
        Assert.Equal((kind, enterprise.Id, false, role), (credential.Kind, credential.EnterpriseId, credential.IsMain, credential.Role));
        Assert.Equal((desk.Caller.UniqueId, desk.Firm.KeyHolder.Mobile), (credential.UniqueId, credential.HolderMobile));
        Assert.Equal(role, desk.Caller.Role);
    }
}
