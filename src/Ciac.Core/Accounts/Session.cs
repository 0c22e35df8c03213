namespace Ciac.Core.Accounts;

/// <summary>
/// One sign-in of one browser: sliding 30 minutes, absolute 8 hours. It proves possession of a certificate, or what another
/// platform says; <see cref="CredentialId"/> is null until that is opened in the portal.
/// </summary>
public sealed class Session
{
    public static readonly TimeSpan Sliding = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(8);

    public required Guid Id { get; init; }
    public required byte[] TokenHash { get; init; }
    public Guid? CredentialId { get; set; }
    public Guid? StaffId { get; init; }
    public CredentialKind Kind { get; init; }
    public string? UniqueId { get; init; }
    public string? Identifier { get; init; }
    public string? EnterpriseName { get; init; }
    public byte[]? Certificate { get; init; }

    /// <summary>Who signed in by licence, account or personal certificate, encrypted at rest; null where an enterprise's certificate did.</summary>
    public string? SubjectJson { get; init; }

    /// <summary>Of the certificate that the session proved; a renewed one has another.</summary>
    public string? SerialNumber { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? Address { get; init; }
    public string? UserAgent { get; init; }

    public bool IsOpenAt(DateTimeOffset now) =>
        EndedAt is null && now < ExpiresAt && now < LastSeenAt + Sliding;
}
