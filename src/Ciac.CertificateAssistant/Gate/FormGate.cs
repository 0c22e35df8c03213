using System.Security.Cryptography;
using System.Text;

namespace Ciac.CertificateAssistant.Gate;

/// <summary>Check of every form of our own pages. No cookie is needed: another site cannot read our pages, so it cannot know the value.</summary>
public sealed class FormGate
{
    public const string Field = "__token";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string TokenFor(string path) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(path)));

    /// <summary>The form when it was sent by our own page for this very address, otherwise null.</summary>
    public async Task<IFormCollection?> ReadAsync(HttpContext context, string path)
    {
        if (!IsSameOrigin(context) || !context.Request.HasFormContentType) return null;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var given = Encoding.UTF8.GetBytes(form[Field].ToString());
        return CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(TokenFor(path))) ? form : null;
    }

    // A program without these headers is no browser that could be led astray; it still needs the value.
    private static bool IsSameOrigin(HttpContext context)
    {
        var headers = context.Request.Headers;
        return (headers.Origin.Count == 0 || headers.Origin == AddressGate.OwnOrigin(context)) &&
            (headers["Sec-Fetch-Site"].Count == 0 || headers["Sec-Fetch-Site"] == "same-origin");
    }
}
