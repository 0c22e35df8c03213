using System.Security.Cryptography;
using Ciac.Core.Audit;
using Ciac.Core.Storage;
using Ciac.Workflows.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>A signature that was made: the new revision and whose it is.</summary>
public sealed record MadeSignature(Guid RequestId, SignatoryRole Role, byte[] BaseSha256, byte[] Content, string SignedBy)
{
    public string Actor { get; init; } = "workflow";

    /// <summary>Made by the electronic licence; whose confirmation released it stands in the audit record.</summary>
    public bool ByLicence { get; init; }

    /// <summary>Who confirmed the scan: name and role by the licence platform, its subject.</summary>
    public string? Detail { get; init; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }
}

/// <summary>
/// Keeps a signed revision in ONE transaction with the signatory's state, the audit entry and the stimulus that
/// wakes the workflow. A second signature on the same base finds its turn gone and changes nothing.
/// </summary>
public sealed class KeepSignature(CiacDb db, SignatureRequests requests, IWorkflowInbox inbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the stimulus; its payload names the request and the signatory.</summary>
    public const string Stimulus = "Ciac.Signature";

    public async Task<Outcome<SignatureRequest>> HandleAsync(MadeSignature made, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(made.RequestId, ct);
        var now = clock.GetUtcNow();
        // A repeat of a finished signature answers "signed" (ux.md §2.3), it is no error.
        if (request.Of(made.Role).SignedAt is not null) return request;
        if (SignatureTurn.Refuse(request, made.Role, now) is { } refusal) return refusal;

        var latest = await requests.LatestAsync(request.DocumentId, ct);
        if (!CryptographicOperations.FixedTimeEquals(latest.Sha256, made.BaseSha256)) return SignatureRefusals.DocumentChanged;

        Write(request, made, latest.Number + 1, now);
        await db.SaveChangesAsync(ct);
        // The next night reads in it until when its timestamps last.
        if (request.State == SignatureRequestState.Completed) await db.Documents.Where(d => d.Id == request.DocumentId).ExecuteUpdateAsync(d => d.SetProperty(x => x.RenewAt, now), ct);
        await inbox.SendAsync(StimulusOf(request.Id, made.Role, "Signed"), ct);
        await transaction.CommitAsync(ct);
        return request;
    }

    internal static SendStimulus StimulusOf(Guid requestId, SignatoryRole role, string outcome) =>
        new(Stimulus, new { Request = requestId.ToString(), Signatory = role.ToString() })
        {
            Key = $"signature:{requestId:N}:{role}:{outcome}",
            Input = new Dictionary<string, object?> { ["outcome"] = outcome },
        };

    private void Write(SignatureRequest request, MadeSignature made, int number, DateTimeOffset now)
    {
        db.DocumentRevisions.Add(new DocumentRevision
        {
            DocumentId = request.DocumentId,
            Number = number,
            Sha256 = SHA256.HashData(made.Content),
            Content = made.Content,
            CreatedAt = now,
        });
        var signatory = request.Of(made.Role);
        signatory.SignedAt = now;
        signatory.SignedBy = made.SignedBy;
        signatory.ByLicence = made.ByLicence;
        signatory.PreparedJson = null;
        if (request.Signatories.All(s => s.SignedAt is not null))
        {
            request.State = SignatureRequestState.Completed;
            request.EndedAt = now;
        }

        audit.Record(new AuditEntry($"signature.{made.Role}")
        {
            Actor = made.Actor,
            CredentialUniqueId = request.OwnerUniqueId,
            Identifier = request.OwnerIdentifier,
            Subject = request.Subject,
            DocumentId = request.DocumentId,
            Detail = made.Detail,
            Address = made.Address,
            UserAgent = made.UserAgent,
        });
    }
}
