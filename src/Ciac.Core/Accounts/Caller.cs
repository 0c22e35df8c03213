using Ciac.Core.Audit;
using Ciac.Core.Messages;

namespace Ciac.Core.Accounts;

/// <summary>Who asks, as the session says it; never taken from a form (1-domain, invariant 4).</summary>
public sealed record Caller
{
    public required Guid SessionId { get; init; }

    /// <summary>By what the session signed in: only a certificate has a key that proves and seals.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>The certificate, licence or account that the session proved; null for staff.</summary>
    public string? UniqueId { get; init; }
    public string? Identifier { get; init; }
    public string? EnterpriseName { get; init; }

    /// <summary>Null until the certificate is opened in the portal.</summary>
    public Guid? CredentialId { get; init; }
    public HolderRole? Role { get; init; }

    /// <summary>Signed in by the unit's main certificate.</summary>
    public bool IsMain { get; init; }

    /// <summary>The certificate was renewed: it has no role until its registered data is updated (flow F4).</summary>
    public bool CertificateChanged { get; init; }
    public Guid? StaffId { get; init; }
    public StaffRole? StaffRole { get; init; }
    public string? DisplayName { get; init; }
    public Origin From { get; init; } = new(null, null);

    /// <summary>An individual user, by a personal certificate: acts for no unit.</summary>
    public bool IsIndividual => Kind == CredentialKind.Personal;

    /// <summary>Everything of the unit: the legal representative and the certificate administrators.</summary>
    public bool Administers => Role is HolderRole.LegalRepresentative or HolderRole.CertificateAdministrator;

    /// <summary>Where the messages of this session's certificate, licence or account lie; null for staff.</summary>
    public Mailbox? Mailbox => UniqueId is { } uniqueId && !IsIndividual ? new Mailbox(uniqueId, Identifier ?? "") : null;

    /// <summary>A line of the audit record about something that this caller does.</summary>
    public AuditEntry Entry(string action) => new(action)
    {
        Actor = StaffId is null ? "holder" : "staff",
        CredentialUniqueId = UniqueId,
        Identifier = Identifier,
        Address = From.Address,
        UserAgent = From.UserAgent,
    };
}

/// <summary>Where a request came from, for the audit record.</summary>
public sealed record Origin(string? Address, string? UserAgent);
