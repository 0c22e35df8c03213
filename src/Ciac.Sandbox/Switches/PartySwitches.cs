using System.Collections.Concurrent;

namespace Ciac.Sandbox.Switches;

/// How a whole party misbehaves: ok, down, slow (does the work, answers too late), garbage, busy (429),
/// wrong-key (the signing provider signs with somebody else's key), expired-sad (what it authorised is over when it is used).
public sealed class PartySwitches
{
    public const string WrongKey = "wrong-key";
    public const string ExpiredSad = "expired-sad";
    private static readonly IReadOnlyList<string> OfSigning = [WrongKey, ExpiredSad];
    public static readonly IReadOnlyList<string> Parties = ["registry", "csc", "tsa", "ocsp", "crl", "sms", "licence", "one-network", "registration", "national"];
    public static readonly IReadOnlyList<string> Modes = ["ok", "down", "slow", "garbage", "busy", .. OfSigning];
    private readonly ConcurrentDictionary<string, string> _modes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => Parties.ToDictionary(party => party, ModeOf);

    public static IEnumerable<string> ModesOf(string party) => party == "csc" ? Modes : Modes.Except(OfSigning);

    public string ModeOf(string party) => _modes.GetValueOrDefault(party, "ok");

    public bool TrySet(string party, string mode)
    {
        if (!Parties.Contains(party) || !ModesOf(party).Contains(mode))
            return false;
        _modes[party] = mode;
        return true;
    }

    // Only the wire of a party fails; its page, where the switch is, never does.
    public static string? PartyAt(PathString path) => path.Value switch
    {
        "/tsa" => "tsa",
        "/registration/tickets" => "registration",
        "/national/certificates" => "national",
        "/licence/tickets" or "/licence/certificates" => "licence",
        "/one-network/token" or "/one-network/userinfo" or "/one-network/jwks" or "/one-network/.well-known/openid-configuration" => "one-network",
        "/sms" or "/sms/" => "sms",
        { } other when other.StartsWith("/csc/v2/", StringComparison.Ordinal) => "csc",
        { } other when other.StartsWith("/registry/oauth/", StringComparison.Ordinal) => "registry",
        { } other when other.StartsWith("/registry/enterprises/", StringComparison.Ordinal) => "registry",
        { } other when other.StartsWith("/ca/ocsp", StringComparison.Ordinal) => "ocsp",
        { } other when other.StartsWith("/ca/crl/", StringComparison.Ordinal) => "crl",
        _ => null,
    };
}
