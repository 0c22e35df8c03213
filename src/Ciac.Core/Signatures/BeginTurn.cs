using Ciac.Core.Storage;

namespace Ciac.Core.Signatures;

/// <summary>Whose turn begins, until when, and the workflow instance that waits for it.</summary>
public sealed record Turn(Guid RequestId, SignatoryRole Role, DateTimeOffset Until, string WorkflowInstanceId);

/// <summary>A party's turn begins: its own time limit runs from now, and the legal representative is texted the link.</summary>
public sealed class BeginTurn(CiacDb db, SignatureRequests requests, SendSigningLink link)
{
    /// <summary>The id of the text, whose receipt the waiting step listens for; null when none is sent.</summary>
    public async Task<string?> HandleAsync(Turn turn, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(turn.RequestId, ct);
        request.ExpiresAt = turn.Until;
        await db.SaveChangesAsync(ct);
        var text = turn.Role == SignatoryRole.LegalRepresentative
            ? await link.HandleAsync(turn.RequestId, turn.WorkflowInstanceId, ct)
            : null;
        await transaction.CommitAsync(ct);
        return text;
    }
}
