using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Ciac.Sandbox.Ca;

/// The folder in which the certificate assistant finds its keys.
public sealed partial class TokenFiles(TrustFiles packer, TokenStore tokens, IOptions<SandboxOptions> options)
{
    private string Folder => Directory.CreateDirectory(Path.GetFullPath(options.Value.TokenFolder)).FullName;

    /// The certificate stands beside the key, as it can be read from a real token without its PIN; it comes first, so that no key is ever unread.
    public async Task WriteAsync(Token token, CancellationToken ct)
    {
        var key = token.Key();
        var path = Path.Combine(Folder, token.File);
        await PrivateFile.WriteAsync(Path.ChangeExtension(path, ".crt"), packer.PemChain(key), ct);
        await PrivateFile.WriteAsync(path, packer.Pack(key, Token.Pin), ct);
    }

    // A file that is there stays as it is: the assistant may have changed its PIN.
    public async Task RestoreMissingAsync(CancellationToken ct)
    {
        var missing = (await tokens.AllAsync(ct)).Where(token => !File.Exists(Path.Combine(Folder, token.File)));
        foreach (var token in missing)
            await WriteAsync(token, ct);
    }

    /// A new database has a new root: what an older one issued would only confuse.
    public void RemoveForeign()
    {
        foreach (var path in Directory.EnumerateFiles(Folder).Where(path => OurName().IsMatch(Path.GetFileName(path))))
            File.Delete(path);
    }

    [GeneratedRegex(@"^(unplugged-)?[0-9A-Z]{9,18}-[a-z0-9-]+(\.p12|\.crt|\.state\.json)$")]
    private static partial Regex OurName();
}
