using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ciac.Core.Qualifications;

/// <summary>An event of the approving system: the certificate as it is after one change. The same on the wire, in a file and in the inbox.</summary>
public sealed record ChangeEvent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Strict = new(Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The sender's own id, at most 64 characters.</summary>
    public required string EventId { get; init; }
    public required string CertificateNumber { get; init; }
    public required QualificationKind Kind { get; init; }
    public required string Identifier { get; init; }

    /// <summary>The sender's count of this certificate's changes, from 1.</summary>
    public required long Sequence { get; init; }
    public required QualificationChange Change { get; init; }

    /// <summary>Of <see cref="QualificationChange.Ended"/> only.</summary>
    public QualificationEnd? EndedAs { get; init; }
    public string? Reason { get; init; }

    /// <summary>Null when all of it ended.</summary>
    public QualificationContent? Content { get; init; }

    [JsonIgnore]
    public bool IsTotalEnd => Change == QualificationChange.Ended && Content is null;

    /// <summary>The same event gives the same text, however its sender wrote it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">It is no event.</exception>
    public static ChangeEvent Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<ChangeEvent>(utf8, Json) ?? throw new JsonException("null");

    /// <summary>As <see cref="Read"/>, and a member that it does not know is an error too.</summary>
    /// <exception cref="JsonException">It is no event.</exception>
    public static ChangeEvent ReadStrictly(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize<ChangeEvent>(utf8, Strict) ?? throw new JsonException("null");

    public static ChangeEvent Of(QualificationEvent kept) => JsonSerializer.Deserialize<ChangeEvent>(kept.PayloadJson, Json)!;
}
