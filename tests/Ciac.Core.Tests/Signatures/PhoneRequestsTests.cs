using Ciac.Core.Accounts;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures;

/// <summary>L4 and L6: the legal representative's own list, behind a code to the number that the signing service holds.</summary>
[Collection(SandboxCollection.Name)]
public sealed class PhoneRequestsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Origin From = new("10.1.2.3", "phone");

    private PortalWorld World => portal.World;

    [Fact]
    public async Task The_code_opens_what_waits_and_what_was_signed()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var link = await LinkAsync(work.Clerk, grant.SignatureRequestId!.Value);
        var session = await ProvedAsync(link, work.Clerk.Firm.Representative);
        var list = await ListAsync(session);
        Assert.Equal([grant.Number], list.Waiting.Select(w => w.Request.Subject));
        Assert.Equal([(SignatureRequestState.Completed, work.Admin.Firm.Name)], list.Past.Select(p => (p.Request.State, p.UnitName)));
        Assert.Equal(link.Token, Desk.Allowed(await OpenAsync(session, list.Waiting[0].Request.Id)));
        var document = Desk.Allowed(await DocumentAsync(session, list.Past[0].Request.Id));
        Assert.Equal(3, document.Revision.Number);
        Assert.Contains("phone.opened", await World.EventsAsync(grant.Number));
    }

    [Fact]
    [Produces("PHONE-004")]
    public async Task Another_persons_session_sees_and_opens_none_of_it()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var (other, otherGrant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var session = await ProvedAsync(await LinkAsync(other.Clerk, otherGrant.SignatureRequestId!.Value), other.Clerk.Firm.Representative);
        var list = await ListAsync(session);
        Assert.DoesNotContain(list.Waiting.Concat(list.Past), line => line.Request.OwnerIdentifier == work.Clerk.Firm.Identifier);
        await World.RefusesAsync(PhoneRefusals.NotYours, () => OpenAsync(session, grant.SignatureRequestId!.Value));
        await World.RefusesAsync(PhoneRefusals.NotYours, () => DocumentAsync(session, grant.SignatureRequestId!.Value));
        // Its own, but nothing of it is signed by this person yet.
        await World.RefusesAsync(PhoneRefusals.NotYours, () => DocumentAsync(session, otherGrant.SignatureRequestId!.Value));
    }

    [Fact]
    public async Task Who_is_no_longer_the_representative_sees_nothing_of_the_unit()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var link = await LinkAsync(work.Clerk, grant.SignatureRequestId!.Value);
        await World.ReadAsync(async db =>
        {
            var unit = await db.Enterprises.SingleAsync(e => e.Identifier == work.Clerk.Firm.Identifier);
            unit.RepresentativeDocumentNumber = "310101199001011237";
            return await db.SaveChangesAsync();
        });
        var list = await ListAsync(await ProvedAsync(link, work.Clerk.Firm.Representative));
        Assert.Empty(list.Waiting.Concat(list.Past));
    }

    [Fact]
    [Produces("PHONE-003")]
    public async Task A_link_a_wrong_code_and_a_code_for_somebody_else_open_nothing_and_a_session_ends()
    {
        var (work, grant) = await GrantWork.RequestedAsync(World, "construction-permit");
        var link = await LinkAsync(work.Clerk, grant.SignatureRequestId!.Value);
        await World.RefusesAsync(PhoneRefusals.SessionOver, () => SessionAsync(null));
        await World.RefusesAsync(PhoneRefusals.SessionOver, () => SessionAsync(link.Token));
        await World.RefusesAsync(AccountRefusals.CodeNone, () => EnterAsync(link, "123456"));
        var other = await Desk.SealedAsync(World);
        var otherLink = await LinkAsync(other, other.RequestId);
        Desk.Allowed(await World.AskAsync((ProvePhone verb) => verb.SendAsync(otherLink, None)));
        await World.MoveAsync();
        var foreign = await other.CodeAsync(other.Firm.Representative, "SMS_PHONE_CODE");
        await World.RefusesAsync(AccountRefusals.CodeNone, () => EnterAsync(link, foreign));

        var token = Desk.Allowed(await EnterAsync(otherLink, foreign));
        var session = Desk.Allowed(await SessionAsync(token));
        using (World.Clock.Later(PhoneSession.Lifetime)) await World.RefusesAsync(PhoneRefusals.SessionOver, () => SessionAsync(token));
        await World.AskAsync(async (PhoneRequests verb) =>
        {
            await verb.LeaveAsync(session, None);
            return true;
        });
        await World.RefusesAsync(PhoneRefusals.SessionOver, () => SessionAsync(token));
    }

    [Fact]
    [Produces("PHONE-001", "PHONE-002")]
    public async Task A_number_that_the_signing_service_does_not_hold_gets_no_code()
    {
        var without = await Desk.SealedAsync(World, unit: firm => firm.UnitForm with { RepresentativeMobile = "" });
        var link = await LinkAsync(without, without.RequestId);
        await World.RefusesAsync(PhoneRefusals.NoMobile, () => World.AskAsync((ProvePhone verb) => verb.SendAsync(link, None)));
        var clerks = await Desk.SealedAsync(World, unit: firm => firm.UnitForm with { RepresentativeMobile = "13912345678" });
        var other = await LinkAsync(clerks, clerks.RequestId);
        await World.RefusesAsync(PhoneRefusals.OtherMobile, () => World.AskAsync((ProvePhone verb) => verb.SendAsync(other, None)));
    }

    private async Task<SigningAccess.Link> LinkAsync(Desk desk, Guid requestId)
    {
        var link = Desk.Allowed(await World.AskAsync((SendSigningLink verb) => verb.ShowAsync(new SigningAccess.Owner(desk.Caller, requestId), None)));
        return new SigningAccess.Link(link[(link.LastIndexOf('/') + 1)..], From);
    }

    private async Task<PhoneSession> ProvedAsync(SigningAccess.Link link, Person person)
    {
        Desk.Allowed(await World.AskAsync((ProvePhone verb) => verb.SendAsync(link, None)));
        await World.MoveAsync();
        var texts = await World.Sandbox.TextsAsync(person.Mobile, "SMS_PHONE_CODE");
        var code = texts.MaxBy(text => text.GetProperty("id").GetInt64()).GetProperty("parameters").Text("code");
        return Desk.Allowed(await SessionAsync(Desk.Allowed(await EnterAsync(link, code))));
    }

    private Task<Outcome<string>> EnterAsync(SigningAccess.Link link, string code) => World.AskAsync((ProvePhone verb) => verb.EnterAsync(link, code, None));

    private Task<Outcome<PhoneSession>> SessionAsync(string? token) => World.AskAsync((PhoneRequests verb) => verb.SessionAsync(token, None));

    private Task<PhoneList> ListAsync(PhoneSession session) => World.AskAsync((PhoneRequests verb) => verb.ListAsync(session, 1, None));

    private Task<Outcome<string>> OpenAsync(PhoneSession session, Guid id) => World.AskAsync((PhoneRequests verb) => verb.OpenAsync(session, id, From, None));

    private Task<Outcome<ReadableDocument>> DocumentAsync(PhoneSession session, Guid id) => World.AskAsync((PhoneRequests verb) => verb.DocumentAsync(session, id, None));
}
