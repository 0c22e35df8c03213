namespace Ciac.Core.Signatures;

/// <summary>The wrong codes of one person within a day, over all requests.</summary>
public sealed class SignerLock
{
    /// <summary>Blind index of the person's number.</summary>
    public required byte[] IdentityIndex { get; init; }
    public required int Wrong { get; init; }

    /// <summary>The first of them.</summary>
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? LockedUntil { get; set; }
}
