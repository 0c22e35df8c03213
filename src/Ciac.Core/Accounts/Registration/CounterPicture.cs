using System.Security.Cryptography;

namespace Ciac.Core.Accounts;

public enum PictureKind
{
    /// <summary>The scan of the identity document.</summary>
    Scan,

    /// <summary>The person, photographed at the counter.</summary>
    Photo,
}

/// <summary>The files of a counter entry as they are posted.</summary>
public sealed record CounterFiles(byte[] Scan, byte[] Photo)
{
    /// <summary>Bytes of one picture; a camera of today makes about five million.</summary>
    public const int Largest = 8 * 1024 * 1024;

    public byte[] Of(PictureKind kind) => kind == PictureKind.Scan ? Scan : Photo;

    /// <summary>Says how many bytes, never which.</summary>
    public override string ToString() => $"{Scan.Length} + {Photo.Length} bytes";
}

/// <summary>One picture of a counter entry: picture only, without what the camera wrote into the file (place, time, device).</summary>
public sealed class CounterPicture
{
    public required Guid Id { get; init; }
    public required Guid EntryId { get; init; }
    public required PictureKind Kind { get; init; }
    public required byte[] Sha256 { get; init; }

    /// <summary>The JPEG in Base64: columns are encrypted as text.</summary>
    public required string Content { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal static CounterPicture Of(CounterEntry entry, PictureKind kind, JpegScan picture) => new()
    {
        Id = Guid.CreateVersion7(entry.EnteredAt),
        EntryId = entry.Id,
        Kind = kind,
        Sha256 = SHA256.HashData(picture.Content),
        Content = Convert.ToBase64String(picture.Content),
        Width = picture.Width,
        Height = picture.Height,
        CreatedAt = entry.EnteredAt,
    };
}
