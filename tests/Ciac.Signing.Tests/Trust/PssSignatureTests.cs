using System.Security.Cryptography;
using Ciac.Signing.Tests.Sealing;
using Ciac.Signing.Trust;

namespace Ciac.Signing.Tests.Trust;

/// <summary>RSA-PSS values that OpenSSL made, with salts that the platform does not take.</summary>
public sealed class PssSignatureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pss-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(2048, 32)]
    [InlineData(2048, 20)]
    [InlineData(2048, 0)]
    [InlineData(2048, 222)]
    [InlineData(2049, 64)]
    public async Task A_value_of_openssl_holds_with_its_own_salt_only(int bits, int salt)
    {
        using var key = RSA.Create();
        await OpenSslAsync("genrsa", "-out", In("key"), $"{bits}");
        key.ImportFromPem(await File.ReadAllTextAsync(In("key")));
        var data = "批准件"u8.ToArray();
        await File.WriteAllBytesAsync(In("data"), data);
        await OpenSslAsync("dgst", "-sha256", "-sign", In("key"), "-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{salt}", "-out", In("value"), In("data"));
        var value = await File.ReadAllBytesAsync(In("value"));

        Assert.True(PssSignature.Verifies(key, data, value, (HashAlgorithmName.SHA256, salt)));
        Assert.False(PssSignature.Verifies(key, data, value, (HashAlgorithmName.SHA256, salt + 1)));
        Assert.False(PssSignature.Verifies(key, "使用件"u8, value, (HashAlgorithmName.SHA256, salt)));
        value[^1] ^= 1;
        Assert.False(PssSignature.Verifies(key, data, value, (HashAlgorithmName.SHA256, salt)));
    }

    private static async Task OpenSslAsync(params string[] words)
    {
        var (code, said) = await Judge.RunAsync("openssl", words);
        Assert.True(code == 0, said);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
