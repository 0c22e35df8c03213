using System.Security.Cryptography.X509Certificates;

namespace Ciac.Core.Outside.Ca;

/// <summary>Certificates of configured files, PEM (one or many) or DER.</summary>
public static class CertificateFiles
{
    private static ReadOnlySpan<byte> PemStart => "-----BEGIN CERTIFICATE-----"u8;

    public static IReadOnlyList<X509Certificate2> Load(IEnumerable<string> files) => [.. files.SelectMany(Load)];

    private static X509Certificate2Collection Load(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var found = new X509Certificate2Collection();
        if (bytes.AsSpan().IndexOf(PemStart) >= 0)
            found.ImportFromPemFile(file);
        else
            found.Add(X509CertificateLoader.LoadCertificate(bytes));
        return found;
    }
}
