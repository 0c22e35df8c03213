using System.Text.Json;
using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

public enum SubActivationState
{
    /// <summary>Waits for the holder's data and code.</summary>
    Open,

    /// <summary>Handed in: its workflow opens it.</summary>
    Confirmed,
    Opened,
    Withdrawn,
    Expired,

    /// <summary>The certificate was opened another way meanwhile.</summary>
    Overtaken,
}

/// <summary>One attempt to open one more credential of an open unit (flow F3): a certificate becomes a sub-certificate 副证书. It gives no permission of its own.</summary>
public sealed class SubActivation
{
    public required Guid Id { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required string UniqueId { get; init; }
    public required string Identifier { get; init; }
    public required string CertificateName { get; init; }
    public required string SerialNumber { get; init; }
    public required string Thumbprint { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The certificate in whose session it was added 添加副证书; null when it signed in by itself.</summary>
    public string? AddedBy { get; set; }
    public required SubActivationState State { get; set; }

    /// <summary>Who opens it by licence or account, encrypted at rest; null for a certificate.</summary>
    public string? SubjectJson { get; init; }

    /// <summary>The holder as JSON, encrypted at rest as a whole.</summary>
    public required string FormJson { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public OutsideSubject? Subject => OutsideSubject.Read(SubjectJson);

    public CredentialKind Kind => Subject?.Kind ?? CredentialKind.Certificate;

    public HolderData? Holder
    {
        get => JsonSerializer.Deserialize<HolderData?>(FormJson);
        set => FormJson = JsonSerializer.Serialize(value);
    }

    public void End(SubActivationState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}
