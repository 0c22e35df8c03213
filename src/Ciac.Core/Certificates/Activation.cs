using System.Text.Json;
using Ciac.Core.Accounts;
using Ciac.Core.Enterprises;

namespace Ciac.Core.Certificates;

public enum ActivationState
{
    Draft,

    /// <summary>Submitted: its workflow decides what comes next.</summary>
    Running,
    Activated,
    Declined,
    Expired,
    Withdrawn,
    Rejected,

    /// <summary>Another certificate of the same unit became the main certificate first (invariant 1).</summary>
    Overtaken,
}

/// <summary>
/// One attempt to open a unit (flow F2): by a certificate, which becomes its main certificate, or by a licence or account. Nothing
/// of it touches the enterprise until the last signature verifies; it carries its own copy of all data.
/// </summary>
public sealed class Activation
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required string UniqueId { get; init; }
    public required string Identifier { get; init; }
    public required string EnterpriseName { get; init; }
    public required string SerialNumber { get; init; }
    public required string Thumbprint { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required ActivationState State { get; set; }

    /// <summary>Who opens the unit by licence or account, encrypted at rest; null for a certificate.</summary>
    public string? SubjectJson { get; init; }

    /// <summary>The form as JSON, encrypted at rest as a whole: it holds identity numbers and phones.</summary>
    public required string FormJson { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public Guid? SignatureRequestId { get; set; }
    public string? EndReason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOpen => State < ActivationState.Activated;

    public OutsideSubject? Subject => OutsideSubject.Read(SubjectJson);

    public CredentialKind Kind => Subject?.Kind ?? CredentialKind.Certificate;

    public ActivationData Data
    {
        get => JsonSerializer.Deserialize<ActivationData>(FormJson) ?? new ActivationData();
        set => FormJson = JsonSerializer.Serialize(value);
    }

    /// <summary>
    /// What the credential becomes. The legal representative signs the very document that says it, so a holder who IS that person
    /// needs no further signature, and any other is an administrator by it. A licence's role is its platform's word and no more.
    /// </summary>
    public HolderRole RoleUnder(string representativeName, string representativeDocument) => this switch
    {
        { Subject: { Kind: CredentialKind.Licence } subject } => subject.RoleUnder(representativeName, representativeDocument),
        { Data.Holder: { } holder } when holder.Name == representativeName && holder.DocumentNumber == representativeDocument => HolderRole.LegalRepresentative,
        _ => HolderRole.CertificateAdministrator,
    };

    public void End(ActivationState state, string? reason, DateTimeOffset now)
    {
        State = state;
        EndReason = reason;
        EndedAt = now;
    }
}

/// <summary>What the wizard collects, step by step; a null part is a step that is not done.</summary>
public sealed record ActivationData
{
    public UnitOrigin? Origin { get; init; }
    public UnitData? Unit { get; init; }

    /// <summary>The unit's data was looked at and confirmed by the user, not only fetched.</summary>
    public bool UnitChecked { get; init; }
    public HolderData? Holder { get; init; }
}

/// <summary>The additional block 证书备注名, 证书持有人 and the holder's mobile.</summary>
public sealed record HolderData
{
    public string Nickname { get; init; } = "";
    public string Name { get; init; } = "";
    public string DocumentKind { get; init; } = "ResidentId";
    public string DocumentNumber { get; init; } = "";
    public string Mobile { get; init; } = "";
    public bool MobileConfirmed { get; init; }
}
