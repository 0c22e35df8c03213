using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Certificates;

/// <summary>编辑: the alias, the holder and the mobile; it never raises a role.</summary>
[Collection(SandboxCollection.Name)]
public sealed class EditCertificateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Empty_numbers_keep_what_is_known_and_the_record_tells_before_and_after()
    {
        var admin = await World.OpenUnitAsync();
        var id = admin.Caller.CredentialId!.Value;
        Desk.Allowed(await World.EditAsync(admin, id, new HolderForm { Nickname = "新昵称；→", Name = admin.Firm.KeyHolder.Name }));
        var after = await World.CredentialAsync(id);
        Assert.Equal(("新昵称；→", admin.Firm.KeyHolder.IdNumber, admin.Firm.KeyHolder.Mobile), (after.Nickname, after.HolderDocumentNumber, after.HolderMobile));
        var detail = await World.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == after.UniqueId).Select(e => e.Detail).SingleAsync());
        Assert.Equal([new AuditChange("Nickname", Firm.Holder, "新昵称；-")], AuditChanges.Parse(detail));
    }

    [Fact]
    [Trait("Case", "A-20")]
    public async Task Another_mobile_is_confirmed_by_a_code_to_it_and_for_this_certificate_only()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = admin.Caller.CredentialId!.Value;
        var clerk = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var person = admin.Firm.KeyHolder with { Mobile = admin.Firm.Representative.Mobile };
        await World.RefusesAsync(AccountRefusals.CodeMalformed, () => World.EditAsync(admin, id, CertificateWork.FormOf(person)));
        Desk.Allowed(await World.AskAsync((EditCertificate verb) => verb.SendCodeAsync(admin.Caller, id, person.Mobile, None)));
        await World.MoveAsync();
        var code = await admin.CodeAsync(person, "SMS_HOLDER_CODE");
        await World.RefusesAsync(AccountRefusals.CodeNone, () => World.EditAsync(admin, clerk, CertificateWork.FormOf(person, code)));
        Desk.Allowed(await World.EditAsync(admin, id, CertificateWork.FormOf(person, code)));
        var after = await World.CredentialAsync(id);
        Assert.Equal((person.Mobile, HolderRegistration.Awaiting), (after.HolderMobile, after.HolderRegistration));
        var detail = await World.ReadAsync(db => db.AuditEvents.Where(e => e.Subject == after.UniqueId).Select(e => e.Detail).SingleAsync());
        Assert.DoesNotContain(person.Mobile, detail, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Name, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_person_has_another_document_and_registers_anew()
    {
        var admin = await World.OpenUnitAsync();
        var id = admin.Caller.CredentialId!.Value;
        await World.RunSqlAsync($"UPDATE ciac.credentials SET holder_registration = 'Registered' WHERE id = '{id}'");
        var form = new HolderForm { Nickname = "甲", Name = "别人", DocumentKind = "ResidentId" };
        var refused = await World.EditAsync(admin, id, form);
        Assert.Equal(("ENT-001", nameof(form.DocumentNumber)), (refused.Refusal?.Code, refused.Refusal?.Field));
        Desk.Allowed(await World.EditAsync(admin, id, form with { DocumentNumber = admin.Firm.Representative.IdNumber }));
        var after = await World.CredentialAsync(id);
        Assert.Equal((HolderRegistration.Awaiting, HolderRole.CertificateAdministrator), (after.HolderRegistration, after.Role));
    }

    [Theory]
    [InlineData(false, HolderRole.Clerk)]
    [InlineData(true, HolderRole.CertificateAdministrator)]
    public async Task The_legal_representatives_role_ends_with_another_person(bool isMain, HolderRole after)
    {
        var admin = await World.OpenUnitAsync("legal-representative");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "legal-representative", c =>
        {
            c.Role = HolderRole.LegalRepresentative;
            (c.HolderName, c.HolderDocumentNumber) = (admin.Firm.Representative.Name, admin.Firm.Representative.IdNumber);
        });
        if (isMain) await World.RunSqlAsync($"UPDATE ciac.credentials SET is_main = false WHERE id = '{admin.Caller.CredentialId}'; UPDATE ciac.credentials SET is_main = true WHERE id = '{id}'");
        var head = await Desk.SignInAsync(World, admin.Firm, "legal-representative");
        Desk.Allowed(await World.EditAsync(head, id, new HolderForm { Nickname = "法人", Name = admin.Firm.Representative.Name }));
        Assert.Equal(HolderRole.LegalRepresentative, (await World.CredentialAsync(id)).Role);
        Desk.Allowed(await World.EditAsync(head, id, CertificateWork.FormOf(admin.Firm.KeyHolder) with { Mobile = null }));
        Assert.Equal(after, (await World.CredentialAsync(id)).Role);
    }

    [Fact]
    [Trait("Case", "A-9")]
    public async Task Becoming_the_legal_representative_by_name_raises_nothing()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        Desk.Allowed(await World.EditAsync(clerk, id, CertificateWork.FormOf(admin.Firm.Representative) with { Mobile = null }));
        Assert.Equal(HolderRole.Clerk, (await World.CredentialAsync(id)).Role);
    }

    [Fact]
    public async Task A_clerk_edits_the_own_certificate_only_and_nobody_a_cancelled_one()
    {
        var admin = await World.OpenUnitAsync("clerk-2", "without-seal");
        var id = await OpenUnit.SubAsync(World, admin.Firm, "without-seal");
        await OpenUnit.SubAsync(World, admin.Firm, "clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        var form = CertificateWork.FormOf(admin.Firm.KeyHolder);
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.EditAsync(clerk, id, form));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.EditAsync(clerk, admin.Caller.CredentialId!.Value, form));
        await World.RefusesAsync(CertificateRefusals.NotAllowed, () => World.AskAsync((ReadCertificate verb) => verb.HandleAsync(clerk.Caller, id, None)));
        Desk.Allowed(await World.CancelAsync(admin, id));
        await World.RefusesAsync(CertificateRefusals.AlreadyCancelled, () => World.EditAsync(admin, id, form));
    }

    [Fact]
    [Produces("CERT-020")]
    public async Task A_certificate_without_a_holder_is_asked_at_each_sign_in_until_it_has_one()
    {
        var firm = await Firm.FreshAsync(World.Sandbox);
        await OpenUnit.OfAsync(World, firm, c => (c.HolderName, c.HolderDocumentKind, c.HolderDocumentNumber, c.HolderMobile) = (null, null, null, null));
        Assert.Equal(NextPage.AskHolder, (await Desk.SignInAsync(World, firm)).Next);
        var desk = await Desk.SignInAsync(World, firm);
        Assert.Equal(NextPage.AskHolder, desk.Next);
        var form = new HolderForm { Name = firm.KeyHolder.Name, DocumentKind = "ResidentId", DocumentNumber = "310101199001011235" };
        await World.RefusesAsync(Ciac.Core.Enterprises.EnterpriseRefusals.ResidentIdCheckDigit, () => SetAsync(desk, form));
        Desk.Allowed(await SetAsync(desk, form with { DocumentNumber = firm.KeyHolder.IdNumber }));
        var after = await World.CredentialAsync(desk.Caller.CredentialId!.Value);
        Assert.Equal((firm.KeyHolder.Name, firm.KeyHolder.IdNumber, HolderRole.CertificateAdministrator), (after.HolderName, after.HolderDocumentNumber, after.Role));
        await World.RefusesAsync(CertificateRefusals.HolderKnown, () => SetAsync(desk, form));
        Assert.Equal(NextPage.Home, (await Desk.SignInAsync(World, firm)).Next);
    }

    private Task<Outcome<HolderRegistration>> SetAsync(Desk desk, HolderForm form) => World.AskAsync((SetHolder verb) => verb.HandleAsync(desk.Caller, form, None));
}
