using Ciac.Core.Storage;

namespace Ciac.Core.Audit;

/// <summary>What is told of one act. <see cref="Detail"/> holds masked data only.</summary>
public sealed record AuditEntry(string Action)
{
    public string Actor { get; init; } = "workflow";
    public string? CredentialUniqueId { get; init; }
    public string? Identifier { get; init; }
    public string? Subject { get; init; }
    public string? Detail { get; init; }
    public Guid? DocumentId { get; init; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }
}

/// <summary>Adds the audit entry to the caller's own transaction: an act and its record are kept together or not at all.</summary>
public sealed class AuditTrail(CiacDb db, TimeProvider clock)
{
    private const int MaxUserAgent = 200;

    public void Record(AuditEntry entry) => db.AuditEvents.Add(new AuditEvent
    {
        At = clock.GetUtcNow(),
        Actor = entry.Actor,
        CredentialUniqueId = entry.CredentialUniqueId,
        Identifier = entry.Identifier,
        Action = entry.Action,
        Subject = entry.Subject,
        Detail = entry.Detail,
        DocumentId = entry.DocumentId,
        Address = entry.Address,
        UserAgent = entry.UserAgent is { Length: > MaxUserAgent } agent ? agent[..MaxUserAgent] : entry.UserAgent,
    });
}
