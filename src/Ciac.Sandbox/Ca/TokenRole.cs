namespace Ciac.Sandbox.Ca;

/// What the token of a role is like; the role itself is not in the certificate.
public sealed record TokenRole(string Name, KeyAlgorithm Algorithm, bool Sealed)
{
    public const string Expired = "expired";
    public const string Revoked = "revoked";

    /// The holder's own certificate, which names no enterprise.
    public const string Personal = "personal";

    public static IReadOnlyList<TokenRole> All { get; } =
    [
        new("legal-representative", KeyAlgorithm.Rsa, true),
        new("administrator", KeyAlgorithm.Rsa, true),
        new("clerk-1", KeyAlgorithm.Rsa, true),
        new("clerk-2", KeyAlgorithm.Ec, true),
        new("site", KeyAlgorithm.Ec, false),
        new(Expired, KeyAlgorithm.Ec, true),
        new(Revoked, KeyAlgorithm.Ec, true),
        new("without-seal", KeyAlgorithm.Ec, false),
    ];

    public static TokenRole Named(string name) =>
        All.FirstOrDefault(role => role.Name == name) ?? new TokenRole(name, KeyAlgorithm.Ec, true);
}
