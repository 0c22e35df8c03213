using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Sandbox.OneNetwork;

public sealed record CodeGrant(AuthorizationRequest Request, string Subject, DateTimeOffset SignedInAt)
{
    public bool Allows(string redirectUri, string verifier) => Request.RedirectUri == redirectUri
        && Request.CodeChallenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}

/// Codes live a minute and are redeemed once; access tokens live ten.
public sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, CodeGrant> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeGrant> _access = new(StringComparer.Ordinal);

    public string Issue(AuthorizationRequest request, string subject) =>
        Keep(_codes, new CodeGrant(request, subject, clock.GetUtcNow()), CodeLife);

    public string IssueAccess(CodeGrant grant) => Keep(_access, grant with { SignedInAt = clock.GetUtcNow() }, AccessLife);

    public CodeGrant? Redeem(string code) =>
        _codes.TryRemove(code, out var grant) && grant.SignedInAt + CodeLife > clock.GetUtcNow() ? grant : null;

    public CodeGrant? FindAccess(string token) =>
        _access.TryGetValue(token, out var grant) && grant.SignedInAt + AccessLife > clock.GetUtcNow() ? grant : null;

    private string Keep(ConcurrentDictionary<string, CodeGrant> grants, CodeGrant grant, TimeSpan life)
    {
        foreach (var (stale, old) in grants)
            if (old.SignedInAt + life <= clock.GetUtcNow())
                grants.TryRemove(stale, out _);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        grants[secret] = grant;
        return secret;
    }
}
