using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Trust;

/// <summary>Lets openssl answer as OCSP responder and as timestamp authority: an independent partner for our clients.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-openssl-").FullName;

    /// <summary>One OCSP answer by that party; <paramref name="index"/> is openssl's database of the issuer.</summary>
    public async Task<byte[]> OcspAsync(byte[] request, OcspParty party, string index)
    {
        var names = Write(("req.der", request), ("index.txt", Encoding.ASCII.GetBytes(index)), ("ca.pem", Pem(party.Issuer)), ("signer.pem", Pem(party.Responder)), ("key.pem", Key(party.Responder)));
        var output = Path.Combine(_folder, Path.GetRandomFileName());
        var said = await Judge.RunAsync("openssl", ["ocsp", "-reqin", names[0], "-index", names[1], "-CA", names[2], "-rsigner", names[3], "-rkey", names[4], "-respout", output, .. party.Options]);
        return File.Exists(output) ? await File.ReadAllBytesAsync(output) : throw new InvalidOperationException(said.Said);
    }

    /// <summary>The answer of a timestamp authority with this certificate.</summary>
    public async Task<byte[]> StampAsync(byte[] query, X509Certificate2 authority, X509Certificate2 issuer)
    {
        const string config = """
            [tsa]
            serial = SERIAL
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            ess_cert_id_alg = sha256
            ess_cert_id_chain = no
            ordering = yes
            tsa_name = no
            accuracy = secs:1
            """;
        var serial = Path.Combine(_folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(serial, "01\n");
        var names = Write(("q.tsq", query), ("tsa.cnf", Encoding.ASCII.GetBytes(config.Replace("SERIAL", serial, StringComparison.Ordinal))), ("tsa.pem", Pem(authority)), ("key.pem", Key(authority)), ("chain.pem", Pem(issuer)));
        var output = Path.Combine(_folder, Path.GetRandomFileName());
        var said = await Judge.RunAsync("openssl", "ts", "-reply", "-queryfile", names[0], "-config", names[1], "-section", "tsa", "-signer", names[2], "-inkey", names[3], "-chain", names[4], "-out", output);
        return File.Exists(output) ? await File.ReadAllBytesAsync(output) : throw new InvalidOperationException(said.Said);
    }

    /// <summary>A line of the database: valid, or revoked at that time for that reason.</summary>
    public static string Line(X509Certificate2 certificate, DateTimeOffset? revoked = null, string reason = "keyCompromise")
    {
        var end = Utc(certificate.NotAfter);
        var state = revoked is { } since ? $"R\t{end}\t{Utc(since.UtcDateTime)},{reason}" : $"V\t{end}\t";
        return $"{state}\t{certificate.SerialNumber}\tunknown\t/CN={certificate.SerialNumber}\n";
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Write(params (string Name, byte[] Bytes)[] files)
    {
        var folder = Path.Combine(_folder, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return [.. files.Select(file =>
        {
            var path = Path.Combine(folder, file.Name);
            File.WriteAllBytes(path, file.Bytes);
            return path;
        })];
    }

    private static byte[] Pem(X509Certificate2 certificate) => Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n");

    private static byte[] Key(X509Certificate2 certificate)
    {
        AsymmetricAlgorithm key = certificate.GetRSAPrivateKey() is { } rsa ? rsa : certificate.GetECDsaPrivateKey()!;
        return Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Who answers, for which issuer, and with which further options of openssl.</summary>
internal sealed record OcspParty(X509Certificate2 Issuer, X509Certificate2 Responder, params string[] Options);
