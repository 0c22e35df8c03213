using System.Text.Json;
using Ciac.Core.Enterprises;

namespace Ciac.Core.Certificates;

public enum PaperKind
{
    /// <summary>主数字证书开通申请表 (flow F2s).</summary>
    Activation,

    /// <summary>主数字证书更新申请表 (flow F2r).</summary>
    Renewal,
}

public enum PaperState
{
    /// <summary>Being filled in; the scan can be replaced.</summary>
    Draft,

    /// <summary>退回补正: as a draft, with the officer's reason.</summary>
    Returned,
    Submitted,

    /// <summary>本证书已被设为主证书: the user completes unit and holder.</summary>
    Approved,

    /// <summary>Completed by the user; takes effect.</summary>
    Completing,
    Activated,
    Renewed,
    Rejected,
    Withdrawn,
    Expired,

    /// <summary>The unit got another main certificate meanwhile (invariant 1).</summary>
    Overtaken,
}

/// <summary>An application on paper: only in a session of the very key that is to become main.</summary>
public sealed class PaperApplication
{
    public required Guid Id { get; init; }
    public required PaperKind Kind { get; init; }

    /// <summary>The number that people quote; also the correlation id of the workflow.</summary>
    public required string Number { get; init; }
    public required string UniqueId { get; init; }
    public required string Identifier { get; init; }
    public required string EnterpriseName { get; init; }
    public required string SerialNumber { get; init; }
    public required string Thumbprint { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required PaperState State { get; set; }

    /// <summary>The form as JSON, encrypted at rest as a whole.</summary>
    public required string FormJson { get; set; }
    public Guid? ScanId { get; set; }
    public string? WorkflowInstanceId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsEditable => State is PaperState.Draft or PaperState.Returned;

    public PaperData Data
    {
        get => JsonSerializer.Deserialize<PaperData>(FormJson) ?? new PaperData();
        set => FormJson = JsonSerializer.Serialize(value);
    }

    public void End(PaperState state, DateTimeOffset now) => (State, EndedAt) = (state, now);
}

/// <summary>What stands on the form, and what the user adds once it is approved.</summary>
public sealed record PaperData
{
    public string RepresentativeName { get; init; } = "";
    public string RepresentativeDocumentKind { get; init; } = "ResidentId";
    public string RepresentativeDocumentNumber { get; init; } = "";
    public string RegistrationNumber { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Phone { get; init; } = "";

    /// <summary>介质串号（硬件背面).</summary>
    public string TokenSerial { get; init; } = "";

    /// <summary>数字证书更新原因, only for a renewal.</summary>
    public IReadOnlyList<PaperReason> Reasons { get; init; } = [];
    public string OldUniqueId { get; init; } = "";
    public string OldSerialNumber { get; init; } = "";
    public string OldTokenSerial { get; init; } = "";

    /// <summary>The form was filled in and checked.</summary>
    public bool IsFilled { get; init; }
    public UnitData? Unit { get; init; }
    public HolderData? Holder { get; init; }
}

public enum PaperReason
{
    InformationChanged,
    Prolonged,
    Lost,
    Other,
}

/// <summary>The scan of the signed and stamped form, without its metadata; encrypted at rest.</summary>
public sealed class PaperScan
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required byte[] Sha256 { get; init; }

    /// <summary>The JPEG in Base64: columns are encrypted as text.</summary>
    public required string Content { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
