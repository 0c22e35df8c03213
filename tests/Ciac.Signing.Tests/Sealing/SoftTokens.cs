using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ciac.Signing.Sealing;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>
/// SoftHSM2 with three tokens, made before the engine first looks: it reads its module's tokens once for a process, and stays
/// logged in. So the wrong PIN has a token of its own.
/// </summary>
internal static class SoftTokens
{
    public const string Pin = "4711-token";
    private static readonly string Folder = Directory.CreateTempSubdirectory("ciac-hsm-").FullName;
    private static readonly string Configuration = Path.Combine(Folder, "softhsm2.conf");

    public static TokenAddress Of(string token) => new($"pkcs11:token={token};object=seal", Path.Combine(Folder, token + ".pin"));

    /// <summary>A token for each key, with that name.</summary>
    public static async Task MakeAsync(params (string Name, AsymmetricAlgorithm Key)[] tokens)
    {
        var place = Directory.CreateDirectory(Path.Combine(Folder, "tokens")).FullName;
        await File.WriteAllTextAsync(Configuration, $"directories.tokendir = {place}\nobjectstore.backend = file\nlog.level = ERROR\n");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        // The platform's own environment does not reach native code.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", Configuration, 1));
        foreach (var (name, key) in tokens) await MakeAsync(name, key);
    }

    private static async Task MakeAsync(string name, AsymmetricAlgorithm key)
    {
        await File.WriteAllTextAsync(Of(name).PinFile, Pin);
        var pem = Path.Combine(Folder, Path.GetRandomFileName());
        await File.WriteAllTextAsync(pem, key.ExportPkcs8PrivateKeyPem() + "\n");
        await AskAsync("--init-token", "--free", "--label", name, "--so-pin", "so-pin-4711", "--pin", Pin);
        await AskAsync("--import", pem, "--token", name, "--label", "seal", "--id", "01", "--pin", Pin);
        File.Delete(pem);
    }

    private static async Task AskAsync(params string[] words)
    {
        var (code, said) = await Judge.RunAsync("env", ["SOFTHSM2_CONF=" + Configuration, "softhsm2-util", .. words]);
        Assert.True(code == 0, said);
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetEnvironment(string name, string value, int overwrite);
}
