using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Ca;

/// The files by which the portal learns to trust the sandbox and gets its own three keys.
public sealed class TrustFiles(CertificateAuthority authority, ServiceKeys keys, IOptions<SandboxOptions> options)
{
    private const string PfxPassword = "sandbox";

    public async Task WriteAsync(CancellationToken ct)
    {
        var folder = Path.GetFullPath(options.Value.DataFolder);
        var trust = Directory.CreateDirectory(Path.Combine(folder, "trust")).FullName;
        await WritePemAsync(Path.Combine(trust, "root.crt"), authority.Root, ct);
        await WritePemAsync(Path.Combine(trust, "issuing.crt"), authority.For(KeyAlgorithm.Rsa), ct);
        await WritePemAsync(Path.Combine(trust, "issuing-ec.crt"), authority.For(KeyAlgorithm.Ec), ct);
        await WritePfxAsync(Path.Combine(folder, "portal-tls.pfx"), keys.PortalTls, ct);
        await WritePfxAsync(Path.Combine(folder, "platform-seal.pfx"), keys.PlatformSeal, ct);
        await WritePfxAsync(Path.Combine(folder, "authority-seal.pfx"), keys.AuthoritySeal, ct);
    }

    public byte[] Pack(KeptKey key, string password)
    {
        using var leaf = key.Key.Join(key.Certificate);
        var chain = new X509Certificate2Collection { leaf, authority.For(key.Key.Algorithm).Certificate };
        return chain.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password);
    }

    public byte[] PemChain(KeptKey key) => System.Text.Encoding.ASCII.GetBytes(
        key.Certificate.ExportCertificatePem() + "\n" + authority.For(key.Key.Algorithm).Certificate.ExportCertificatePem() + "\n");

    private static Task WritePemAsync(string path, Issuer issuer, CancellationToken ct) =>
        PrivateFile.WriteAsync(path, System.Text.Encoding.ASCII.GetBytes(issuer.Certificate.ExportCertificatePem() + "\n"), ct);

    private async Task WritePfxAsync(string path, KeptKey key, CancellationToken ct)
    {
        if (File.Exists(path) && Holds(path, key))
            return;
        await PrivateFile.WriteAsync(path, Pack(key, PfxPassword), ct);
    }

    private static bool Holds(string path, KeptKey key)
    {
        using var written = X509CertificateLoader.LoadPkcs12FromFile(path, PfxPassword);
        return written.Thumbprint == key.Certificate.Thumbprint;
    }
}
