using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;

namespace Ciac.Core.Signatures;

/// <summary>Ends an open request without its signatures: 拒签, 撤回 or expiry. What was true of the enterprise before stays true.</summary>
public sealed class EndSignatureRequest(CiacDb db, SignatureRequests requests, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    private const int LongestReason = 200;

    public async Task<Outcome<SignatureRequest>> DeclineAsync(SigningAccess access, string? reason, CancellationToken ct)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0) return SignatureRefusals.ReasonMissing;
        return await EndAsync(access, new Ending(SignatureRequestState.Declined, text.Length > LongestReason ? text[..LongestReason] : text), ct);
    }

    public Task<Outcome<SignatureRequest>> WithdrawAsync(SigningAccess.Owner access, CancellationToken ct) =>
        EndAsync(access, new Ending(SignatureRequestState.Withdrawn, null), ct);

    /// <summary>Called by the waiting step when its time is over; the workflow goes on by itself.</summary>
    public async Task ExpireAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(requestId, ct);
        if (request.State == SignatureRequestState.Open) Write(request, new Ending(SignatureRequestState.Expired, null), "workflow", null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What the document says has become untrue: nobody is asked for it any more, and the workflow goes on.</summary>
    public async Task LapseAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(requestId, ct);
        // All persons have signed: the step that takes effect judges it.
        if (request.Current is { } current && !current.Role.IsServer())
        {
            Write(request, new Ending(SignatureRequestState.Withdrawn, null) { Action = "signature.lapsed" }, "workflow", null);
            await db.SaveChangesAsync(ct);
            await inbox.SendAsync(KeepSignature.StimulusOf(request.Id, current.Role, nameof(SignatureRequestState.Withdrawn)), ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<Outcome<SignatureRequest>> EndAsync(SigningAccess access, Ending ending, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var found = await requests.LockAsync(access, ct);
        if (found.Value is not { } request) return found;
        if (request.State == ending.State) return request;
        if (request.State != SignatureRequestState.Open) return SignatureRefusals.Ended;
        if (request.Current is not { } current || current.Role.IsServer()) return SignatureRefusals.Ended;
        // The bearer of the link is the legal representative, and declines only when it is their turn.
        if (access is SigningAccess.Link && current.Role != SignatoryRole.LegalRepresentative) return SignatureRefusals.OutOfTurn;

        Write(request, ending, SignatureTurn.Actor(access), access);
        await db.SaveChangesAsync(ct);
        await inbox.SendAsync(KeepSignature.StimulusOf(request.Id, current.Role, ending.State.ToString()), ct);
        await transaction.CommitAsync(ct);
        return request;
    }

    private void Write(SignatureRequest request, Ending ending, string actor, SigningAccess? access)
    {
        request.State = ending.State;
        request.EndedAt = clock.GetUtcNow();
        request.DeclineReason = ending.Reason;
        foreach (var signatory in request.Signatories) signatory.PreparedJson = null;
        var from = access is null ? new Accounts.Origin(null, null) : SignatureTurn.From(access);
        audit.Record(new AuditEntry(ending.Action)
        {
            Actor = actor,
            CredentialUniqueId = request.OwnerUniqueId,
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            Detail = ending.Reason,
            DocumentId = request.DocumentId,
            Address = from.Address,
            UserAgent = from.UserAgent,
        });
    }

    private sealed record Ending(SignatureRequestState State, string? Reason)
    {
        public string Action { get; init; } = $"signature.{State.ToString().ToLowerInvariant()}";
    }
}
