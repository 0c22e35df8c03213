using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Trust;

/// <summary>SM2 keys and certificates that openssl makes (GM/T 0015), and openssl's word about signatures by them.</summary>
internal sealed class Sm2Authority : IDisposable
{
    // The default user id of GM/T 0009, which openssl has to be told.
    private const string UserId = "distid:1234567812345678";
    private readonly string _folder = Directory.CreateTempSubdirectory("ciac-sm2-").FullName;

    /// <summary>A root, an issuing authority, and a leaf that may sign documents.</summary>
    public static async Task<Sm2Authority> StartAsync()
    {
        var authority = new Sm2Authority();
        await authority.RootAsync("root");
        await authority.IssueAsync("between", "root", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign");
        await authority.IssueAsync("leaf", "between");
        return authority;
    }

    public async Task RootAsync(string name)
    {
        await AskAsync("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", Place(name + ".key"));
        await AskAsync("req", "-new", "-x509", "-sm3", "-sigopt", UserId, "-key", Place(name + ".key"), "-days", "365", "-subj", "/CN=root", "-out", Place(name + ".crt"));
    }

    public async Task IssueAsync(string name, string issuer, string extensions = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature")
    {
        await AskAsync("ecparam", "-name", "SM2", "-genkey", "-noout", "-out", Place(name + ".key"));
        await AskAsync("req", "-new", "-sm3", "-sigopt", UserId, "-key", Place(name + ".key"), "-subj", $"/CN={name}", "-out", Place(name + ".csr"));
        await File.WriteAllTextAsync(Place(name + ".ext"), extensions);
        await AskAsync(
            "x509", "-req", "-sm3", "-sigopt", UserId, "-vfyopt", UserId, "-in", Place(name + ".csr"), "-CA", Place(issuer + ".crt"), "-CAkey", Place(issuer + ".key"),
            "-CAcreateserial", "-days", "365", "-extfile", Place(name + ".ext"), "-out", Place(name + ".crt"));
    }

    public X509Certificate2 Load(string name) => X509CertificateLoader.LoadCertificateFromFile(Place(name + ".crt"));

    public async Task<Sm2SignerKey> KeyAsync(string name)
    {
        await AskAsync("pkcs8", "-topk8", "-nocrypt", "-in", Place(name + ".key"), "-outform", "DER", "-out", Place(name + ".p8"));
        return Sm2SignerKey.Import(await File.ReadAllBytesAsync(Place(name + ".p8")));
    }

    public async Task<byte[]> SignAsync(string name, byte[] data)
    {
        await File.WriteAllBytesAsync(Place("data"), data);
        await AskAsync("dgst", "-sm3", "-sign", Place(name + ".key"), "-sigopt", UserId, "-out", Place("value"), Place("data"));
        return await File.ReadAllBytesAsync(Place("value"));
    }

    /// <summary>Openssl says that the value is that certificate's over the data.</summary>
    public async Task<bool> VerifiesAsync(string name, byte[] data, byte[] value)
    {
        await WriteAsync(name, data, value);
        return (await Judge.RunAsync("openssl", "dgst", "-sm3", "-verify", Place(name + ".pub"), "-sigopt", UserId, "-signature", Place("value"), Place("data"))).Code == 0;
    }

    /// <summary>The same of a value over a digest that has the key in it already.</summary>
    public async Task<bool> VerifiesDigestAsync(string name, byte[] digest, byte[] value)
    {
        await WriteAsync(name, digest, value);
        return (await Judge.RunAsync("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", Place(name + ".pub"), "-sigfile", Place("value"), "-in", Place("data"))).Code == 0;
    }

    public async Task<byte[]> Sm3Async(byte[] data)
    {
        await File.WriteAllBytesAsync(Place("data"), data);
        await AskAsync("dgst", "-sm3", "-binary", "-out", Place("digest"), Place("data"));
        return await File.ReadAllBytesAsync(Place("digest"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task WriteAsync(string name, byte[] data, byte[] value)
    {
        await AskAsync("x509", "-in", Place(name + ".crt"), "-pubkey", "-noout", "-out", Place(name + ".pub"));
        await File.WriteAllBytesAsync(Place("data"), data);
        await File.WriteAllBytesAsync(Place("value"), value);
    }

    private static async Task AskAsync(params string[] words)
    {
        var (code, said) = await Judge.RunAsync("openssl", words);
        if (code != 0) throw new CryptographicException(said);
    }

    private string Place(string name) => Path.Combine(_folder, name);
}
