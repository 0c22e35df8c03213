namespace Ciac.Core.Certificates;

public enum CertificateChangeState
{
    /// <summary>Waits for 更新并登录.</summary>
    Open,

    /// <summary>Confirmed: its workflow updates the credential.</summary>
    Confirmed,
    Updated,
    Expired,

    /// <summary>The credential was cancelled, or changed again, before this took effect.</summary>
    Overtaken,
}

/// <summary>A renewed certificate 证书信息变更 (flow F4): same unique identifier and code, other serial, validity or name. Role and grants stay.</summary>
public sealed class CertificateChange
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string UniqueId { get; init; }
    public required string Identifier { get; init; }
    public required string OldName { get; init; }
    public required string OldSerialNumber { get; init; }
    public required DateTimeOffset OldValidUntil { get; init; }
    public required string NewName { get; init; }
    public required string NewSerialNumber { get; init; }
    public required string NewThumbprint { get; init; }
    public required DateTimeOffset NewValidFrom { get; init; }
    public required DateTimeOffset NewValidUntil { get; init; }
    public required CertificateChangeState State { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    public void End(CertificateChangeState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}
