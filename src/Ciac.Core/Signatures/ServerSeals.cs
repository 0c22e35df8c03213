using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Signing.Sealing;

namespace Ciac.Core.Signatures;

/// <summary>Where a sealing key lies: in a PKCS#12 file, or in a hardware module beside the file of its certificate.</summary>
public sealed record SealSource(string File, string Password)
{
    /// <summary>Null when the file holds the key.</summary>
    public TokenAddress? Token { get; init; }

    internal X509Certificate2 Certificate() => Token is null
        ? X509CertificateLoader.LoadPkcs12FromFile(File, Password, X509KeyStorageFlags.EphemeralKeySet)
        : X509CertificateLoader.LoadCertificateFromFile(File);

    internal ISignerKey Key(X509Certificate2 certificate) =>
        Token is { } token ? TokenSignerKey.Open(token, certificate) : new LocalSignerKey(certificate);
}

/// <summary>A sealing key that the server holds, with its chain and the name on its seal; opened once, when it is first needed.</summary>
public sealed class ServerSeal : IDisposable
{
    private readonly Lazy<X509Certificate2> _certificate;
    private readonly Lazy<ISignerKey> _key;
    private readonly CheckCertificate _check;

    public ServerSeal(SignatoryRole role, string name, SealSource source, CheckCertificate check)
    {
        (Role, Name, _check) = (role, name, check);
        _certificate = new(source.Certificate);
        // Tried once in a process: the engine lists its tokens once, and a wrong PIN tried again and again would lock the token.
        _key = new(() => source.Key(_certificate.Value));
    }

    public SignatoryRole Role { get; }

    public string Name { get; }

    public ISignerKey Key => _key.Value;

    public IReadOnlyList<byte[]> Chain => _check.ChainOf(_certificate.Value);

    public void Dispose()
    {
        if (_key.IsValueCreated && _key.Value is IDisposable key) key.Dispose();
        if (_certificate.IsValueCreated) _certificate.Value.Dispose();
    }
}

/// <summary>The server's two seals: the platform's and the authority's.</summary>
public sealed class ServerSeals : IDisposable
{
    private readonly ServerSeal _platform;
    private readonly ServerSeal _authority;

    public ServerSeals(SignatureSettings settings, CheckCertificate check)
    {
        var options = settings.Options;
        _platform = new ServerSeal(SignatoryRole.Platform, options.PlatformName, new SealSource(options.PlatformSealFile, options.PlatformSealPassword) { Token = TokenOf(options.PlatformSealToken, options.PlatformSealPinFile) }, check);
        _authority = new ServerSeal(SignatoryRole.Authority, options.AuthorityName, new SealSource(options.AuthoritySealFile, options.AuthoritySealPassword) { Token = TokenOf(options.AuthoritySealToken, options.AuthoritySealPinFile) }, check);
    }

    public ServerSeal Of(SignatoryRole role) => role switch
    {
        SignatoryRole.Platform => _platform,
        SignatoryRole.Authority => _authority,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A person signs for this party."),
    };

    public void Dispose()
    {
        _platform.Dispose();
        _authority.Dispose();
    }

    private static TokenAddress? TokenOf(string address, string pinFile) => address.Length == 0 ? null : new TokenAddress(address, pinFile);
}
