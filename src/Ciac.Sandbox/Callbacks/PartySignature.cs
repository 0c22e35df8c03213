using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ciac.Sandbox.Callbacks;

/// HMAC-SHA256 over timestamp, nonce and body, each side with a key of its own.
public sealed record PartySignature(string Timestamp, string Nonce, string Mac)
{
    private const int WindowSeconds = 300;

    public static PartySignature OfCallback(SignedParty party, string body, DateTimeOffset at)
    {
        var (timestamp, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), RandomNumberGenerator.GetHexString(32, lowercase: true));
        return new PartySignature(timestamp, nonce, MacOf(party.CallbackSecret, timestamp, nonce, body));
    }

    public static bool IsPortals(SignedParty party, HttpRequest request, string body, DateTimeOffset now)
    {
        var (timestamp, nonce) = (request.Headers["X-Timestamp"].ToString(), request.Headers["X-Nonce"].ToString());
        var given = Encoding.ASCII.GetBytes(request.Headers["X-Signature"].ToString());
        var wanted = Encoding.ASCII.GetBytes(MacOf(party.PortalSecret, timestamp, nonce, body));
        return request.Headers["X-App-Id"] == "portal"
            && CryptographicOperations.FixedTimeEquals(given, wanted)
            && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= WindowSeconds;
    }

    private static string MacOf(string secret, string timestamp, string nonce, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n{body}")));
}
