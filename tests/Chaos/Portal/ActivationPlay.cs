using System.Text.Json;
using Ciac.Core.Certificates;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.Outside.Contract;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Chaos.Portal;

/// <summary>A main certificate is opened: the form, the seal, the representative's signature, the platform's.</summary>
internal sealed class ActivationPlay(Desk desk, PortalWorld world) : IFlowPlay
{
    public string Name => "main certificate";

    public PortalWorld World => world;

    public static async Task<IFlowPlay> OpenAsync(SandboxFixture sandbox)
    {
        var world = await PortalWorld.StartAsync(sandbox);
        var desk = await Desk.SignInAsync(world, await Firm.FreshAsync(sandbox));
        await desk.FillAsync();
        return new ActivationPlay(desk, world);
    }

    public async Task PlayAsync()
    {
        await desk.HandInAsync();
        await Waiting.UntilAsync("the form is drawn", desk.HasRequestAsync);
        Desk.Allowed(await desk.SealAsync(desk.Token.Sign((await desk.PrepareSealAsync()).ToBeSigned)));
        await Waiting.UntilAsync("the link is sent", async () => (await desk.EventsAsync()).Contains("signature.link-sent"));
        Desk.Allowed(await desk.AskCodeAsync());
        await Waiting.UntilAsync("the code is on the phone", HasCodeAsync);
        Desk.Allowed(await desk.SignAsync(await desk.CodeAsync(desk.Firm.Representative, "PROVIDER_CODE")));
        await Waiting.UntilAsync("the certificate is opened", async () => (await desk.ActivationAsync()).State == ActivationState.Activated);
        await world.UntilAsync(Waiting.EngineIsDone);
    }

    /// <summary>As a person does: who is told that no code was sent asks for it again.</summary>
    private async Task<bool> HasCodeAsync()
    {
        if ((await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).Challenge == ChallengeState.Failed)
            Desk.Allowed(await desk.AskCodeAsync());
        var challenge = (await desk.RequestAsync()).Of(SignatoryRole.LegalRepresentative).Challenge;
        return challenge is ChallengeState.Sent or ChallengeState.Unknown && (await CodesAsync()).Count > 0;
    }

    private Task<IReadOnlyList<JsonElement>> CodesAsync() => world.Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "PROVIDER_CODE");

    public async Task<string> EndAsync()
    {
        var document = (await desk.RequestAsync()).DocumentId;
        var (links, codes) = (await world.Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "SMS_SIGN_LINK"), await CodesAsync());
        var mains = await world.ReadAsync(db => db.Credentials.CountAsync(c => c.UniqueId == desk.Caller.UniqueId && c.IsMain));
        var revisions = await world.ReadAsync(db => db.DocumentRevisions.CountAsync(r => r.DocumentId == document));
        var workflow = await desk.WorkflowAsync();
        return $"""
            {string.Join(", ", (await desk.EventsAsync()).Distinct())}
            links {links.Count}, codes {codes.Count}, main credentials {mains}, revisions {revisions}
            workflow {workflow.SubStatus}, incidents {workflow.Incidents.Count}, variables {string.Join(',', workflow.Variables.Keys.Order(StringComparer.Ordinal))}
            """;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
