using System.Security.Cryptography.X509Certificates;

namespace Ciac.Sandbox.Ca;

/// The enterprise as its certificate names it.
public sealed record TokenOwner(string Identifier, string Name, string SealNumber);

/// A soft token: one certificate and its key, in one .p12 file.
public sealed record Token(string File, string Role, string UniqueId)
{
    public const string Pin = "123456";

    public required TokenOwner Owner { get; init; }

    public required X509Certificate2 Certificate { get; init; }

    public required byte[] PrivateKey { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public KeptKey Key() => new(Certificate, SigningKey.Load(Certificate, PrivateKey));
}
