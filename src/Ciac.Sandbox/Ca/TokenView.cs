using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

/// A token as the seed list and the certificate pages show it.
public sealed record TokenView(string File, string Pin, string Role)
{
    public required string UniqueId { get; init; }

    public required string SerialNumber { get; init; }

    public required KeyAlgorithm Algorithm { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidTo { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public static TokenView Of(Token token) => new(token.File, Token.Pin, token.Role)
    {
        UniqueId = token.UniqueId,
        SerialNumber = token.Certificate.SerialNumber,
        Algorithm = token.Certificate.GetRSAPublicKey() is null ? KeyAlgorithm.Ec : KeyAlgorithm.Rsa,
        ValidFrom = token.Certificate.NotBefore.ToUniversalTime(),
        ValidTo = token.Certificate.NotAfter.ToUniversalTime(),
        RevokedAt = token.RevokedAt,
    };
}
