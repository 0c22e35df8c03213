namespace Ciac.Core.Grants;

/// <summary>What follows the end of a grant, in its transaction: the request that it answers is done, and the people concerned are told.</summary>
public sealed class AfterGrant(EndAsk asks, TellOfGrant tell)
{
    public async Task HandleAsync(Grant grant, CancellationToken ct)
    {
        if (grant.State == GrantState.Granted) await asks.AnsweredAsync(grant, ct);
        await tell.EndedAsync(grant, ct);
    }
}
