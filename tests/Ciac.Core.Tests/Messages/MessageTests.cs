using Ciac.Core.Messages;
using Ciac.Core.Tasks;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Messages;

/// <summary>Who is told of what, and who can read it.</summary>
[Collection(SandboxCollection.Name)]
public sealed class MessageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PortalWorld World => portal.World;

    [Fact]
    public async Task Administrator_is_told_of_a_request_and_both_of_its_end()
    {
        var work = await GrantWork.StartAsync(World);
        var grant = Desk.Allowed(await work.RequestAsync("construction-permit", "site-information"));
        await World.MoveAsync();
        Assert.Equal(["grant.asked"], await World.KindsAsync(work.Admin));
        Assert.Empty(await World.KindsAsync(work.Clerk));
        grant = await work.GrantAsync(grant);
        await work.SealAsync(work.Clerk, grant);
        await work.RepresentativeSignsAsync(grant);
        Assert.Equal(["grant.granted", "grant.asked"], await World.KindsAsync(work.Admin));
        var told = Assert.Single((await World.MessagesAsync(work.Clerk)).Messages);
        Assert.Equal(("grant.granted", $"/grants/{grant.Number}", null), (told.Kind, told.Link, told.ReadAt));
        Assert.Equal(["clerk-1", "2"], told.Parameters);
    }

    [Fact]
    public async Task Whoever_grants_directly_is_not_told_what_was_done_by_the_own_hand()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync("construction-permit");
        Assert.Equal(["grant.granted"], await World.KindsAsync(work.Clerk));
        Assert.Empty(await World.KindsAsync(work.Admin));
    }

    [Fact]
    public async Task Holder_is_told_of_edits_and_of_cancelling_and_enabling_by_text_as_well()
    {
        var work = await GrantWork.StartAsync(World);
        var mobile = work.Clerk.Firm.KeyHolder.Mobile;
        var form = CertificateWork.FormOf(work.Clerk.Firm.KeyHolder) with { Nickname = "二部" };
        Desk.Allowed(await World.EditAsync(work.Admin, work.ClerkId, form));
        Desk.Allowed(await World.CancelAsync(work.Admin, work.ClerkId));
        await World.MoveAsync();
        Assert.Single(await World.Sandbox.TextsAsync(mobile, "SMS_CERTIFICATE_CANCELLED"));
        Desk.Allowed(await World.EnableAsync(work.Admin, work.ClerkId, work.Clerk.Token));
        await World.MoveAsync();
        Assert.Single(await World.Sandbox.TextsAsync(mobile, "SMS_CERTIFICATE_ENABLED"));
        Assert.Equal(["certificate.enabled", "certificate.cancelled", "certificate.edited"], await World.KindsAsync(work.Clerk));
    }

    [Fact]
    public async Task Who_edits_the_own_certificate_is_not_told()
    {
        var admin = await World.OpenUnitAsync();
        Desk.Allowed(await World.EditAsync(admin, admin.Caller.CredentialId!.Value, CertificateWork.FormOf(admin.Firm.KeyHolder)));
        Assert.Empty(await World.KindsAsync(admin));
    }

    [Fact]
    public async Task Activation_and_sub_activation_are_told_to_who_started_them_and_who_administers()
    {
        var desk = await Desk.SealedAsync(World);
        Assert.Equal(1, await World.WaitingAsync(desk));
        await desk.RepresentativeSignsAsync();
        Assert.Equal(["activation.activated"], await World.KindsAsync(desk));
        Assert.Equal(1, await World.WaitingAsync(desk));
    }

    [Fact]
    public async Task A_sub_certificate_that_was_opened_is_told_to_the_administrator()
    {
        var admin = await World.OpenUnitAsync("clerk-2");
        var clerk = await Desk.SignInAsync(World, admin.Firm, "clerk-2");
        Desk.Allowed(await World.FillAsync(clerk, Desk.Allowed(await World.OwnSubAsync(clerk)), admin.Firm.Representative));
        await World.MoveAsync();
        var told = Assert.Single((await World.MessagesAsync(admin)).Messages);
        Assert.Equal(("sub.opened", "项目部"), (told.Kind, told.Parameters[0]));
        Assert.Empty(await World.KindsAsync(clerk));
    }

    [Fact]
    [Produces("MSG-001")]
    public async Task Another_firms_message_does_not_exist_and_the_own_is_read_once()
    {
        var work = await GrantWork.StartAsync(World);
        await work.GrantedAsync("construction-permit");
        var stranger = await World.OpenUnitAsync();
        var message = (await World.MessagesAsync(work.Clerk)).Messages[0];
        await World.RefusesAsync(MessageRefusals.NotFound, () => World.OpenMessageAsync(stranger, message.Id));
        // The same key with another firm's code.
        var moved = work.Clerk.Caller.Mailbox! with { Identifier = stranger.Firm.Identifier };
        await World.RefusesAsync(MessageRefusals.NotFound, () => World.AskAsync((ReadMessages verb) => verb.OpenAsync(moved, message.Id, None)));
        Assert.Equal((0, 1), (await World.WaitingAsync(stranger), await World.WaitingAsync(work.Clerk)));
        var first = Desk.Allowed(await World.OpenMessageAsync(work.Clerk, message.Id)).ReadAt;
        using var later = World.Clock.Later(TimeSpan.FromMinutes(1));
        Assert.Equal(first!.Value, Desk.Allowed(await World.OpenMessageAsync(work.Clerk, message.Id)).ReadAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await World.WaitingAsync(work.Clerk));
    }

    [Fact]
    public async Task Unread_come_first_page_by_page_and_all_are_marked_up_to_what_was_seen()
    {
        var desk = await World.OpenUnitAsync();
        for (var i = 1; i <= 45; i++) await TellAsync(desk, $"{i}");
        var seen = World.Clock.GetUtcNow();
        using var later = World.Clock.Later(TimeSpan.FromSeconds(1));
        await TellAsync(desk, "46");
        var newest = (await World.MessagesAsync(desk)).Messages[0];
        Desk.Allowed(await World.OpenMessageAsync(desk, newest.Id));
        Assert.Equal("45", (await World.MessagesAsync(desk)).Messages[0].Parameters[0]);
        var last = await World.MessagesAsync(desk, page: 99);
        Assert.Equal((3, 46, 6, "46"), (last.Page, last.Total, last.Messages.Count, last.Messages[^1].Parameters[0]));
        await TellAsync(desk, "47");
        await World.AskAsync(async (ReadMessages verb) =>
        {
            await verb.MarkAllAsync(desk.Caller.Mailbox!, seen, None);
            return true;
        });
        Assert.Equal("47", Assert.Single((await World.MessagesAsync(desk, MessageFilter.Unread)).Messages).Parameters[0]);
        Assert.Equal(46, (await World.MessagesAsync(desk, MessageFilter.Read)).Total);
    }

    [Fact]
    public async Task Names_in_a_message_lie_encrypted()
    {
        var desk = await World.OpenUnitAsync();
        await TellAsync(desk, "欧阳娜娜");
        await using var command = World.Database.CreateCommand("SELECT count(*) FROM ciac.messages WHERE parameters_json LIKE '%欧阳%'::bytea");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_certificate_that_ends_soon_or_has_no_holder_is_a_task()
    {
        var desk = await World.OpenUnitAsync();
        var (id, end) = (desk.Caller.CredentialId!.Value, World.Clock.GetUtcNow().AddDays(29));
        await World.ReadAsync(db => db.Credentials.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.ValidUntil, end).SetProperty(x => x.HolderName, (string?)null)));
        Assert.Equal([ToDoKind.RenewCertificate, ToDoKind.SetHolder], (await World.ToDosAsync(desk)).Select(t => t.What));
    }

    [Fact]
    public async Task A_sign_in_from_another_address_is_told_and_the_next_from_there_is_not()
    {
        var desk = await World.OpenUnitAsync();
        await World.RunSqlAsync("UPDATE ciac.sessions SET address = '192.0.2.7'");
        await Desk.SignInAsync(World, desk.Firm);
        await Desk.SignInAsync(World, desk.Firm);
        Assert.Equal(["sign-in.new-place"], await World.KindsAsync(desk));
    }

    private Task<bool> TellAsync(Desk desk, string parameter) => World.AskAsync(async (QueueMessage verb) =>
    {
        await verb.HandleAsync([desk.Caller.Mailbox!], new News("sub.opened", "/", parameter), None);
        return true;
    });
}
