using Ciac.Core.Messages;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Messages;

/// <summary>A party that did not answer may have acted: it is asked before anything is repeated, and a challenge is never repeated at all.</summary>
[Collection(SandboxCollection.Name)]
public sealed class UnknownOutcomeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private const string Link = "SMS_SIGN_LINK";
    private const string Code = "PROVIDER_CODE";

    [Theory]
    [InlineData("timeout", 1)]
    [InlineData("lost", 0)]
    public async Task A_text_of_unknown_outcome_is_looked_up_before_it_is_repeated(string mode, int arrivedAtFirst)
    {
        var desk = await Desk.ReadyToSealAsync(portal.World);
        await SwitchPhoneAsync(desk, mode);
        await desk.SealAsync();
        Assert.Equal(arrivedAtFirst, await CountAsync(desk, Link));
        Assert.Equal(TextState.Queued, (await LinkAsync(desk)).State);
        await SwitchPhoneAsync(desk, "ok");
        using var later = portal.World.Clock.Later(TimeSpan.FromSeconds(6));
        await portal.World.MoveAsync();
        Assert.Equal(1, await CountAsync(desk, Link));
        Assert.Equal(TextState.Sent, (await LinkAsync(desk)).State);
    }

    [Fact]
    public async Task A_text_that_was_not_delivered_offers_the_link_and_the_wait_goes_on()
    {
        var desk = await Desk.ReadyToSealAsync(portal.World);
        await SwitchPhoneAsync(desk, "fail-receipt");
        await desk.SealAsync();
        var text = await LinkAsync(desk);
        var receipt = new SmsReceipt(text.Id, text.GatewayId!, false, "UNDELIVERED");
        for (var i = 0; i < 2; i++) await ReceiveAsync("nonce-" + desk.Number, receipt);
        await portal.World.MoveAsync();
        var view = Desk.Allowed(await portal.World.AskAsync((ViewSignatureRequest verb) => verb.HandleAsync(desk.Access, None)));
        Assert.Equal(TextState.Failed, view.LinkText);
        Assert.Contains("/s/", Desk.Allowed(await portal.World.AskAsync((SendSigningLink verb) => verb.ShowAsync(desk.Access, None))), StringComparison.Ordinal);
        await SwitchPhoneAsync(desk, "ok");
        await desk.RepresentativeSignsAsync();
        Assert.Equal(Core.Certificates.ActivationState.Activated, (await desk.ActivationAsync()).State);
    }

    [Fact]
    public async Task A_challenge_of_unknown_outcome_is_never_resent_by_itself()
    {
        var desk = await Desk.SealedAsync(portal.World);
        Desk.Allowed(await desk.AskCodeAsync());
        await portal.World.Sandbox.SwitchAsync("csc", "slow");
        await portal.World.MoveAsync();
        await portal.World.Sandbox.SwitchAsync("csc", "ok");
        Assert.Equal(ChallengeState.Unknown, await ChallengeAsync(desk));
        using (portal.World.Clock.Later(TimeSpan.FromMinutes(20))) await portal.World.MoveAsync();
        Assert.Equal(1, await CountAsync(desk, Code));

        // The person may type the code that did arrive.
        Desk.Allowed(await desk.SignAsync(await desk.CodeAsync(desk.Firm.Representative, Code)));
    }

    [Fact]
    public async Task A_challenge_that_certainly_was_not_sent_may_be_asked_for_again_at_once()
    {
        var desk = await Desk.SealedAsync(portal.World);
        Desk.Allowed(await desk.AskCodeAsync());
        await portal.World.Sandbox.PostAsync($"people/{desk.Firm.Representative.IdNumber}/credential/revoke", new { });
        await portal.World.MoveAsync();
        Assert.Equal(ChallengeState.Failed, await ChallengeAsync(desk));
        await portal.World.Sandbox.PostAsync($"people/{desk.Firm.Representative.IdNumber}/credential", new { });
        await desk.RepresentativeSignsAsync();
        Assert.Equal(1, await CountAsync(desk, Code));
    }

    [Fact]
    public async Task A_challenge_whose_sender_was_killed_is_looked_up_and_not_repeated()
    {
        var desk = await Desk.SealedAsync(portal.World);
        Desk.Allowed(await desk.AskCodeAsync());
        // The node that had taken the message is gone: nobody knows whether it sent.
        await portal.World.RunSqlAsync("UPDATE workflows.outbox SET attempts = 1 WHERE kind = 'signatures.challenge'");
        await portal.World.MoveAsync();
        Assert.Equal((ChallengeState.Failed, 0), (await ChallengeAsync(desk), await CountAsync(desk, Code)));
    }

    private Task SwitchPhoneAsync(Desk desk, string mode) =>
        portal.World.Sandbox.PostAsync("sms/switches", new { phone = desk.Firm.Representative.Mobile, mode });

    private async Task<int> CountAsync(Desk desk, string template) => (await portal.World.Sandbox.TextsAsync(desk.Firm.Representative.Mobile, template)).Count;

    private static async Task<ChallengeState> ChallengeAsync(Desk desk) => (await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).Challenge;

    private async Task<TextMessage> LinkAsync(Desk desk)
    {
        var id = (await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).LinkTextId;
        return await portal.World.ReadAsync(db => db.TextMessages.SingleAsync(m => m.Id == id));
    }

    private Task<int> ReceiveAsync(string nonce, SmsReceipt receipt) => portal.World.AskAsync(async (ReceiveSmsReceipts verb) =>
    {
        await verb.HandleAsync(new SmsReceiptsResult.Genuine([receipt], nonce), None);
        return 0;
    });
}
