namespace Ciac.Core.Signatures;

/// <summary>
/// A legal representative on the phone, after a code to the number that the signing service holds too: 30 minutes, for one
/// person and the units that were that person's then. It lists and opens requests; it signs nothing.
/// </summary>
public sealed class PhoneSession
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }
    public required byte[] TokenHash { get; init; }

    /// <summary>Blind index of the identity number; the number itself is not kept.</summary>
    public required byte[] PersonIndex { get; init; }

    /// <summary>Codes of the units.</summary>
    public required List<string> Units { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}
