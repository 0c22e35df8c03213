using System.Text.Json;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Signatures;

/// <summary>A document and its public verification code; the bytes are in its revisions.</summary>
public sealed class Document
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string OwnerIdentifier { get; init; }
    public required string VerificationCode { get; init; }

    /// <summary>What the form says, as JSON, encrypted at rest: the 文字版 beside the picture of the page.</summary>
    public required string FormJson { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is looked at whether its timestamp has to be renewed; null until all have signed, and when nothing in it is stamped.</summary>
    public DateTimeOffset? RenewAt { get; set; }

    /// <summary>The words of the document, the same as in the file.</summary>
    public FormDocument Form => JsonSerializer.Deserialize<FormDocument>(FormJson)!;
}

/// <summary>The bytes after one signature. Append-only (a trigger refuses change and removal): invariant 7.</summary>
public sealed class DocumentRevision
{
    public required Guid DocumentId { get; init; }
    public required int Number { get; init; }
    public required byte[] Sha256 { get; init; }
    public required byte[] Content { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
