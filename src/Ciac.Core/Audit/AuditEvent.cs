namespace Ciac.Core.Audit;

/// <summary>One line of the append-only record: who did what to which object. Personal data in it is masked (invariant 5).</summary>
public sealed class AuditEvent
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public string? CredentialUniqueId { get; init; }
    public string? Identifier { get; init; }
    public required string Action { get; init; }

    /// <summary>The number of the business object; its events in order are its time line.</summary>
    public string? Subject { get; init; }
    public string? Detail { get; init; }
    public Guid? DocumentId { get; init; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }
}
