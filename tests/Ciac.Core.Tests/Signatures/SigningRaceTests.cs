using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tests.Signatures;

/// <summary>Acts at the same instant, on two nodes, fifty times: one consistent end each time.</summary>
[Collection(SandboxCollection.Name)]
public sealed class SigningRaceTests(RaceWorld world) : IClassFixture<RaceWorld>
{
    private const int Rounds = 50;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Trait("Case", "A-4")]
    [Trait("Case", "A-52")]
    public async Task The_same_seal_and_the_same_code_given_twice_make_three_signatures_and_one_activation()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var desk = await world.AgainAsync();
            var value = desk.Token.Sign((await desk.PrepareSealAsync()).ToBeSigned);
            var seals = await TwiceAsync(node => node.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(desk.Access, value, None)));
            Assert.All(seals, seal => Desk.Allowed(seal));
            await MoveAsync();
            var code = await desk.RepresentativeCodeAsync();
            var signatures = await TwiceAsync(node => node.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(desk.Access, code, None)));
            Assert.Contains(signatures, outcome => outcome.Refusal is null);
            Assert.All(signatures, outcome => Assert.True(outcome.Refusal is null || outcome.Refusal.Code == SignatureRefusals.BeingReleased.Code, outcome.Refusal?.Code));
            await MoveAsync();

            Assert.Equal(ActivationState.Activated, (await desk.ActivationAsync()).State);
            Assert.Equal(4, await RevisionsAsync(desk));
            Assert.Equal(
                ["activation.done", "signature.Enterprise", "signature.LegalRepresentative", "signature.Platform"],
                (await desk.EventsAsync()).Where(action => action is "activation.done" or "signature.Enterprise" or "signature.LegalRepresentative" or "signature.Platform").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    [Trait("Case", "A-52")]
    public async Task Seal_and_withdrawal_together_end_withdrawn_with_or_without_the_seal()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var desk = await world.AgainAsync();
            var value = desk.Token.Sign((await desk.PrepareSealAsync()).ToBeSigned);
            var seal = Task.Run(() => desk.SealAsync(value));
            var withdrawal = Task.Run(() => world.Second.AskAsync((EndActivation verb) => verb.WithdrawAsync(desk.Caller, None)));
            await Task.WhenAll(seal, withdrawal);
            await MoveAsync();

            Desk.Allowed(await withdrawal);
            Assert.True((await seal).Refusal is null || (await seal).Refusal!.Code == SignatureRefusals.Ended.Code);
            Assert.Equal(
                (ActivationState.Withdrawn, SignatureRequestState.Withdrawn, "Finished"),
                ((await desk.ActivationAsync()).State, (await desk.RequestAsync()).State, (await desk.WorkflowAsync()).Status));
            Assert.Equal((await seal).Refusal is null ? 2 : 1, await RevisionsAsync(desk));
        }
    }

    [Fact]
    [Trait("Case", "A-52")]
    public async Task Signature_and_withdrawal_together_end_as_one_of_the_two()
    {
        for (var round = 0; round < 10; round++)
        {
            var desk = await world.AgainAsync();
            await desk.SealAsync();
            var code = await desk.RepresentativeCodeAsync();
            var signature = Task.Run(() => desk.SignAsync(code));
            var withdrawal = Task.Run(() => world.Second.AskAsync((EndActivation verb) => verb.WithdrawAsync(desk.Caller, None)));
            await Task.WhenAll(signature, withdrawal);
            await MoveAsync();

            var isSigned = (await signature).Refusal is null;
            Assert.Equal(isSigned, (await withdrawal).Refusal is not null);
            Assert.Equal(isSigned ? ActivationState.Activated : ActivationState.Withdrawn, (await desk.ActivationAsync()).State);
            Assert.Equal(isSigned ? 4 : 2, await RevisionsAsync(desk));
        }
    }

    private async Task<Outcome<SignatureRequest>[]> TwiceAsync(Func<PortalWorld, Task<Outcome<SignatureRequest>>> act) =>
        await Task.WhenAll(Task.Run(() => act(world.Portal)), Task.Run(() => act(world.Second)));

    private Task MoveAsync() => Task.WhenAll(world.Portal.MoveAsync(), world.Second.MoveAsync()).ContinueWith(_ => world.Portal.MoveAsync(), TaskScheduler.Default).Unwrap();

    private async Task<int> RevisionsAsync(Desk desk)
    {
        var document = (await desk.RequestAsync()).DocumentId;
        return await world.Portal.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document));
    }
}

/// <summary>One firm on two nodes, which starts the same activation over and over.</summary>
public sealed class RaceWorld(SandboxFixture sandbox) : IAsyncLifetime
{
    private PortalWorld? _portal;
    private PortalWorld? _second;
    private Desk? _desk;
    private Activation? _filled;

    public PortalWorld Portal => _portal!;
    public PortalWorld Second => _second!;

    public async Task InitializeAsync()
    {
        _portal = await PortalWorld.StartAsync(sandbox);
        _second = _portal.SecondNode();
        _desk = await Desk.SignInAsync(_portal, await Firm.FreshAsync(sandbox));
        await _desk.FillAsync();
        _filled = await _desk.ActivationAsync();
    }

    /// <summary>Forgets the activation before, and submits what the wizard had collected once more.</summary>
    public async Task<Desk> AgainAsync()
    {
        await Portal.RunSqlAsync("DELETE FROM ciac.credentials; DELETE FROM ciac.enterprises; UPDATE ciac.activations SET ended_at = now() WHERE ended_at IS NULL");
        await Portal.ReadAsync(db =>
        {
            db.Activations.Add(new Activation
            {
                Id = Guid.NewGuid(),
                Number = $"KT{Guid.NewGuid():N}",
                UniqueId = _filled!.UniqueId,
                Identifier = _filled.Identifier,
                EnterpriseName = _filled.EnterpriseName,
                SerialNumber = _filled.SerialNumber,
                Thumbprint = _filled.Thumbprint,
                ValidFrom = _filled.ValidFrom,
                ValidUntil = _filled.ValidUntil,
                State = ActivationState.Draft,
                FormJson = _filled.FormJson,
                CreatedAt = DateTimeOffset.UtcNow,
            });
            return db.SaveChangesAsync();
        });
        await _desk!.SubmitAsync();
        return _desk;
    }

    public async Task DisposeAsync()
    {
        await _second!.DisposeAsync();
        await _portal!.DisposeAsync();
    }
}
