using System.Text.Json;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Trust;
using Ciac.Signing.Tests.Verification;
using Ciac.Signing.Timestamps;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>The hash is given out, the value comes later: in time, too late, or to the letter.</summary>
public sealed class DeferredSigningTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly MovedClock _clock = new(TestAuthority.Today);

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    [InlineData(86_400, false)]
    public async Task A_value_is_taken_until_the_life_of_the_prepared_signature_ends(int seconds, bool taken)
    {
        var pdf = SamplePdf.Table("enterprise");
        var signer = new PadesSigner(Seals.Fonts, clock: _clock);
        var prepared = JsonSerializer.Deserialize<PreparedSignature>(JsonSerializer.Serialize(signer.Prepare(pdf, Seals.Parameters("enterprise", Seals.Enterprise), Life)))!;
        var value = new LocalSignerKey(Seals.Enterprise).Sign(prepared.SignedAttributes);
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        if (taken) Assert.True((await Verifying.VerifyAsync(signer.Complete(pdf, prepared, value))).Trusted);
        else Assert.Equal(SealingFailure.Expired, Assert.Throws<SealingException>(() => signer.Complete(pdf, prepared, value)).Failure);
    }

    [Fact]
    public async Task A_late_value_asks_no_timestamp_authority()
    {
        await using var tsa = await HttpParty.StartAsync();
        var pdf = SamplePdf.Table("enterprise");
        var signer = new PadesSigner(Seals.Fonts, new Rfc3161Client(HttpParty.Client, [tsa.Address]), _clock);
        var prepared = signer.Prepare(pdf, Seals.Parameters("enterprise", Seals.Enterprise), Life);
        var value = new LocalSignerKey(Seals.Enterprise).Sign(prepared.SignedAttributes);
        _clock.Advance(Life);

        var refused = await Assert.ThrowsAsync<SealingException>(() => signer.CompleteAsync(pdf, prepared, value, CancellationToken.None));

        Assert.Equal(SealingFailure.Expired, refused.Failure);
        Assert.Equal(0, tsa.Calls);
    }

    [Fact]
    public void Without_a_life_a_value_may_come_whenever_it_comes()
    {
        var pdf = SamplePdf.Table("enterprise");
        var signer = new PadesSigner(Seals.Fonts, clock: _clock);
        var prepared = signer.Prepare(pdf, Seals.Parameters("enterprise", Seals.Enterprise));
        _clock.Advance(TimeSpan.FromDays(3650));

        Assert.NotEmpty(signer.Complete(pdf, prepared, new LocalSignerKey(Seals.Enterprise).Sign(prepared.SignedAttributes)));
    }

    [Fact]
    public async Task A_signature_is_stamped_by_the_second_authority_when_the_first_is_down()
    {
        await using var outside = await OutsideParties.StartAsync();
        await using var down = await HttpParty.StartAsync();
        var signer = new PadesSigner(Seals.Fonts, outside.TimestampsAfter(down.Address));

        var signed = await signer.SignAsync(SamplePdf.Table("enterprise"), Seals.Parameters("enterprise", Seals.Enterprise), new LocalSignerKey(Seals.Enterprise), CancellationToken.None);

        Assert.Equal(Signing.Verification.PadesLevel.BaselineT, (await Verifying.VerifyAsync(signed)).Level);
        Assert.Equal(1, down.Calls);
    }
}

/// <summary>Stands until it is moved.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
