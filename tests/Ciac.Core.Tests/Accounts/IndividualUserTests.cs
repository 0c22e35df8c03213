using Ciac.Core.Accounts;
using Ciac.Core.Catalogue;
using Ciac.Core.Grants;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Accounts;

/// <summary>A personal certificate (…@SF‹ID number›) signs in as an individual user, who is a person and of no unit.</summary>
[Collection(SandboxCollection.Name)]
public sealed class IndividualUserTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Personal = "personal";
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task A_personal_certificate_signs_in_a_person_without_unit_role_or_credential()
    {
        var desk = await ComeAsync();
        Assert.Equal((NextPage.Person, true, CredentialKind.Personal), (desk.Next, desk.Caller.IsIndividual, desk.Caller.Kind));
        Assert.Equal((null, null, null, null), (desk.Caller.Identifier, desk.Caller.CredentialId, desk.Caller.Role, desk.Caller.Mailbox));
        Assert.Equal(desk.Firm.KeyHolder.Name, desk.Caller.DisplayName);
        var seen = (await World.AskAsync((ReadIndividual verb) => verb.HandleAsync(desk.Caller, None)))!;
        Assert.Equal((desk.Firm.KeyHolder.IdNumber, $"109@SF0{desk.Firm.KeyHolder.IdNumber}", null), (seen.User.IdNumber, seen.User.CertificateUniqueId, seen.RegisteredAt));
        Assert.Equal(desk.Caller.UniqueId, (await Desk.SignInAsync(World, desk.Firm, Personal)).Caller.UniqueId);
        Assert.Equal(2, (await World.AskAsync((Sessions verb) => verb.ListAsync(desk.Caller, None))).Count);
    }

    [Fact]
    public async Task The_persons_number_stands_nowhere_in_clear()
    {
        var desk = await ComeAsync();
        var session = await World.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT t::text AS \"Value\" FROM ciac.sessions t WHERE id = {desk.Caller.SessionId}").SingleAsync());
        var record = await World.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT t::text AS \"Value\" FROM ciac.audit_events t WHERE credential_unique_id = {desk.Caller.UniqueId}").ToListAsync());
        Assert.NotEmpty(record);
        Assert.All(record.Append(session), text => Assert.DoesNotContain(desk.Firm.KeyHolder.IdNumber, text, StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Firm.KeyHolder.Name, session, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_registration_is_the_persons_whatever_certificates_they_hold()
    {
        var desk = await ComeAsync();
        var holder = desk.Firm.KeyHolder;
        await RegisterAsync(new PersonOf("ResidentId", holder.IdNumber, "别名人"));
        var other = (await World.AskAsync((ReadIndividual verb) => verb.HandleAsync(desk.Caller, None)))!;
        Assert.True(other is { RegisteredAt: not null, NameDiffers: true });
        await RegisterAsync(new PersonOf("ResidentId", holder.IdNumber, holder.Name));
        Assert.False((await World.AskAsync((ReadIndividual verb) => verb.HandleAsync(desk.Caller, None)))!.NameDiffers);
    }

    [Fact]
    [Produces("ITEM-003")]
    public async Task Tender_filing_is_open_to_a_person_and_nothing_of_a_unit()
    {
        var desk = await ComeAsync();
        Desk.Allowed(await OpenAsync(desk, "online-tendering-tenderee"));
        await World.RefusesAsync(CatalogueRefusals.NotForIndividuals, () => OpenAsync(desk, "construction-permit"));
        await World.RefusesAsync(CatalogueRefusals.NotFound, () => OpenAsync(desk, "direct-award"));
    }

    [Fact]
    public async Task A_personal_key_is_no_key_of_a_unit()
    {
        var firm = await Firm.FreshAsync(World.Sandbox, "local", Firm.Holder, Personal);
        await OpenUnit.OfAsync(World, firm);
        var admin = await Desk.SignInAsync(World, firm);
        Assert.Equal(AccountRefusals.NoIdentity.Code, (await World.AddAsync(admin, firm.Token(Personal))).Refusal?.Code);
        Assert.Null(await World.AskAsync((ReadIndividual verb) => verb.HandleAsync(admin.Caller, None)));
    }

    private async Task<Desk> ComeAsync() => await Desk.SignInAsync(World, await Firm.FreshAsync(World.Sandbox, "local", Firm.Holder, Personal), Personal);

    private Task<Outcome<BusinessItem>> OpenAsync(Desk desk, string code) => World.AskAsync((OpenItem verb) => verb.HandleAsync(desk.Caller, code, None));

    private Task<bool> RegisterAsync(PersonOf person) => World.AskAsync(async (RegisterPerson verb) =>
    {
        await verb.HandleAsync(person, RegistrationWay.Phone, "test", None);
        return true;
    });
}
