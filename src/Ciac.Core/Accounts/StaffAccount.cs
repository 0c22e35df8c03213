namespace Ciac.Core.Accounts;

public enum StaffRole
{
    ReviewOfficer,
    CounterClerk,
    PlatformAdministrator,
    Auditor,
}

/// <summary>A member of staff: signs in with a password and a time-based code (RFC 6238).</summary>
public sealed class StaffAccount
{
    public required Guid Id { get; init; }
    public required string UserName { get; init; }
    public required string DisplayName { get; set; }
    public required string PasswordHash { get; set; }
    public required string TotpSecret { get; set; }
    public required StaffRole Role { get; set; }
    public int FailedTries { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The last accepted time step: a code is good once.</summary>
    public long LastTotpStep { get; set; }
}
