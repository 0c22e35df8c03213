namespace Ciac.Core.Accounts;

/// <summary>Who asks, as the session says it; never taken from a form (1-domain, invariant 4).</summary>
public sealed record Caller
{
    public required Guid SessionId { get; init; }

    /// <summary>The certificate that the session proved; null for staff.</summary>
    public string? UniqueId { get; init; }
    public string? Identifier { get; init; }
    public string? EnterpriseName { get; init; }

    /// <summary>Null until the certificate is opened in the portal.</summary>
    public Guid? CredentialId { get; init; }
    public HolderRole? Role { get; init; }
    public Guid? StaffId { get; init; }
    public StaffRole? StaffRole { get; init; }
    public string? DisplayName { get; init; }
    public Origin From { get; init; } = new(null, null);
}

/// <summary>Where a request came from, for the audit record.</summary>
public sealed record Origin(string? Address, string? UserAgent);
