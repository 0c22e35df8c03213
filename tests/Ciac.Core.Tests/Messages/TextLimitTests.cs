using Ciac.Core.Messages;
using Ciac.Core.Outside.Sms;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;

namespace Ciac.Core.Tests.Messages;

/// <summary>The gateway's limits per number, and what its error codes mean to people.</summary>
[Collection(SandboxCollection.Name)]
public sealed class TextLimitTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_text_over_the_limit_is_sent_later_and_once()
    {
        var desk = await LimitedAsync();
        Assert.Equal(TextState.Queued, (await ViewAsync(desk)).LinkText);
        await SwitchAsync(desk, "ok");
        using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(1.1));
        await portal.World.MoveAsync();
        Assert.Equal(TextState.Sent, (await ViewAsync(desk)).LinkText);
        Assert.Single(await portal.World.Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "SMS_SIGN_LINK"));
    }

    [Fact]
    public async Task A_number_that_stays_limited_fails_with_its_reason_and_the_wait_goes_on()
    {
        var desk = await LimitedAsync();
        for (var i = 1; i < 8; i++)
        {
            using var later = portal.World.Clock.Later(TimeSpan.FromMinutes(1.1) * i);
            await portal.World.MoveAsync();
        }

        var view = await ViewAsync(desk);
        Assert.Equal((TextState.Failed, SmsFault.TooMany), (view.LinkText, view.LinkFault));
        Assert.Equal(SignatoryRole.LegalRepresentative, view.Request.Current!.Role);
        await SwitchAsync(desk, "ok");
        await desk.RepresentativeSignsAsync();
    }

    [Theory]
    [InlineData("isv.BUSINESS_LIMIT_CONTROL", SmsFault.TooMany)]
    [InlineData("Throttling.User", SmsFault.TooMany)]
    [InlineData("isv.MOBILE_NUMBER_ILLEGAL", SmsFault.BadNumber)]
    [InlineData("isv.AMOUNT_NOT_ENOUGH", SmsFault.Suspended)]
    [InlineData("isv.SMS_TEMPLATE_ILLEGAL", SmsFault.Suspended)]
    [InlineData("SignatureDoesNotMatch", SmsFault.Suspended)]
    [InlineData("UNDELIVERED", SmsFault.Undelivered)]
    [InlineData(null, SmsFault.Undelivered)]
    public void A_code_of_the_gateway_has_a_reason(string? code, SmsFault fault) => Assert.Equal(fault, SmsFaults.Of(code));

    private async Task<Desk> LimitedAsync()
    {
        var desk = await Desk.ReadyToSealAsync(portal.World);
        await SwitchAsync(desk, "limit");
        await desk.SealAsync();
        return desk;
    }

    private Task SwitchAsync(Desk desk, string mode) =>
        portal.World.Sandbox.PostAsync("sms/switches", new { phone = desk.Firm.Representative.Mobile, mode });

    private async Task<SigningView> ViewAsync(Desk desk) =>
        Desk.Allowed(await portal.World.AskAsync((ViewSignatureRequest verb) => verb.HandleAsync(desk.Access, None)));
}
