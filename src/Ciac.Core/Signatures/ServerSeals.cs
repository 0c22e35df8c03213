using System.Security.Cryptography.X509Certificates;
using Ciac.Core.Accounts;
using Ciac.Signing.Sealing;

namespace Ciac.Core.Signatures;

/// <summary>A sealing key that the server holds, with its chain and the name on its seal; read once from the configured file.</summary>
public sealed class ServerSeal(SignatoryRole role, string name, Func<X509Certificate2> load, CheckCertificate check) : IDisposable
{
    private readonly Lazy<X509Certificate2> _certificate = new(load);

    public SignatoryRole Role => role;

    public string Name => name;

    public ISignerKey Key => new LocalSignerKey(_certificate.Value);

    public IReadOnlyList<byte[]> Chain => check.ChainOf(_certificate.Value);

    public void Dispose()
    {
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
        _platform = new ServerSeal(SignatoryRole.Platform, options.PlatformName, () => Load(options.PlatformSealFile, options.PlatformSealPassword), check);
        _authority = new ServerSeal(SignatoryRole.Authority, options.AuthorityName, () => Load(options.AuthoritySealFile, options.AuthoritySealPassword), check);
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

    private static X509Certificate2 Load(string file, string password) =>
        X509CertificateLoader.LoadPkcs12FromFile(file, password, X509KeyStorageFlags.EphemeralKeySet);
}
