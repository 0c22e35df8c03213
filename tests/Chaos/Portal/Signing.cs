using Ciac.Core;
using Ciac.Core.Signatures;
using Ciac.Core.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace Chaos.Portal;

/// <summary>The two signatures of a form, as their people set them; the flow is left to whoever moves it.</summary>
internal static class Signing
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<SigningAccess.Owner> DrawnAsync(Desk by, Func<Task<Guid?>> readRequest)
    {
        Guid? request = null;
        await Waiting.UntilAsync("the form is drawn", async () => (request = await readRequest()) is not null);
        return new SigningAccess.Owner(by.Caller, request!.Value);
    }

    public static async Task SealAsync(PortalWorld world, SigningAccess.Owner access, Token token)
    {
        var seal = Desk.Allowed(await world.AskAsync((PrepareSeal verb) => verb.HandleAsync(access, token.Certificate, None)));
        Desk.Allowed(await world.AskAsync((SealAsEnterprise verb) => verb.HandleAsync(access, token.Sign(seal.ToBeSigned), None)));
    }

    public static async Task SignAsync(PortalWorld world, SigningAccess.Owner access, Desk desk)
    {
        Desk.Allowed(await AskAsync(world, access));
        await Waiting.UntilAsync("the code is on the phone", () => HasCodeAsync(world, access, desk));
        var code = await desk.CodeAsync(desk.Firm.Representative, "PROVIDER_CODE");
        Desk.Allowed(await world.AskAsync((SignAsRepresentative verb) => verb.HandleAsync(access, code, None)));
    }

    /// <summary>As a person does: who is told that no code was sent asks for it again.</summary>
    private static async Task<bool> HasCodeAsync(PortalWorld world, SigningAccess.Owner access, Desk desk)
    {
        if (await ChallengeAsync(world, access) == ChallengeState.Failed)
            Desk.Allowed(await AskAsync(world, access));
        return await ChallengeAsync(world, access) is ChallengeState.Sent or ChallengeState.Unknown
            && (await world.Sandbox.TextsAsync(desk.Firm.Representative.Mobile, "PROVIDER_CODE")).Count > 0;
    }

    private static Task<Outcome<SignatureRequest>> AskAsync(PortalWorld world, SigningAccess.Owner access) =>
        world.AskAsync((AskRepresentativeCode verb) => verb.HandleAsync(access, None));

    private static async Task<ChallengeState> ChallengeAsync(PortalWorld world, SigningAccess.Owner access) =>
        (await world.ReadAsync(db => db.SignatureRequests.Include(r => r.Signatories).SingleAsync(r => r.Id == access.RequestId))).Of(SignatoryRole.LegalRepresentative).Challenge;
}
