using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ciac.Core.Outside.OneNet;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ciac.Core.Accounts;

/// <summary>A browser that wants to sign in by one-network account, the origin it sees, and where it goes afterwards.</summary>
public sealed record OneNetworkWish(string Browser, string Origin, string? ReturnTo);

/// <summary>F1, one-network way: remembers the browser and says where it is sent.</summary>
public sealed class BeginOneNetworkSignIn(CiacDb db, IOneNetLogin login, IOptions<OneNetOptions> options, TimeProvider clock)
{
    public async Task<Outcome<Uri>> HandleAsync(OneNetworkWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (state, verifier) = (Secrets.Token(), Secrets.Token());
        var signIn = new OneNetworkSignIn
        {
            StateHash = Secrets.Hash(state),
            BrowserHash = Secrets.Hash(wish.Browser),
            Nonce = Secrets.Token(),
            Verifier = verifier,
            RedirectUri = RedirectUriFor(wish.Origin),
            ReturnTo = wish.ReturnTo,
            ExpiresAt = now + OneNetworkSignIn.Lifetime,
        };
        var question = new AuthorizationQuestion(signIn.RedirectUri, state, signIn.Nonce) { CodeChallenge = ChallengeOf(verifier) };
        return await login.AuthorizationAsync(question, ct) switch
        {
            AuthorizationResult.Address address => await KeepAsync(signIn, address.Value, ct),
            AuthorizationResult.Untrusted => AccountRefusals.OneNetworkUntrusted,
            _ => AccountRefusals.OneNetworkDown,
        };
    }

    private async Task<Outcome<Uri>> KeepAsync(OneNetworkSignIn signIn, Uri address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.OneNetworkSignIns.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        db.OneNetworkSignIns.Add(signIn);
        await db.SaveChangesAsync(ct);
        return address;
    }

    // Only addresses of the settings: a host header chooses among them and adds none.
    private string RedirectUriFor(string origin) =>
        options.Value.RedirectUris.FirstOrDefault(uri => uri.StartsWith($"{origin}/", StringComparison.OrdinalIgnoreCase)) ?? options.Value.RedirectUris[0];

    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
