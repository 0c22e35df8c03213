using System.Text.Json.Serialization;

namespace Ciac.Sandbox.Approving;

public sealed record ApprovedGrade(string Category, string Grade);

/// What a certificate says, as the wire carries it.
public sealed record ApprovedContent
{
    public required string EnterpriseName { get; init; }

    public required string RegisteredAddress { get; init; }

    public required string RegistrationNumber { get; init; }

    public required string RepresentativeName { get; init; }

    public required string RegisteredCapital { get; init; }

    public required string EconomicType { get; init; }

    public required IReadOnlyList<ApprovedGrade> Grades { get; init; }

    public required string Authority { get; init; }

    public required DateOnly ApprovedOn { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidUntil { get; init; }
}

/// A certificate as the authority keeps it; Content is the last that it said, also after its end.
public sealed record ApprovedCertificate(string Number, string Identifier, string Kind)
{
    public required long Sequence { get; init; }

    public string? EndedAs { get; init; }

    public required ApprovedContent Content { get; init; }
}

/// The event as the wire carries it.
public sealed record ApprovingEvent
{
    public required string EventId { get; init; }

    public required string CertificateNumber { get; init; }

    public required string Kind { get; init; }

    public required string Identifier { get; init; }

    public required long Sequence { get; init; }

    public required string Change { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndedAs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public ApprovedContent? Content { get; init; }
}
