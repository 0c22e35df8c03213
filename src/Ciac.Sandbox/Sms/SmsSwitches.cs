using System.Collections.Concurrent;

namespace Ciac.Sandbox.Sms;

/// How a phone misbehaves: ok, fail-receipt, timeout (taken, not answered), lost (neither), error, limit.
public sealed class SmsSwitches
{
    public static readonly IReadOnlyList<string> Modes = ["ok", "fail-receipt", "timeout", "lost", "error", "limit"];
    private readonly ConcurrentDictionary<string, string> _modes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> All => _modes;

    public string ModeOf(string phone) => _modes.GetValueOrDefault(phone, "ok");

    public bool TrySet(string phone, string mode)
    {
        if (!Modes.Contains(mode))
            return false;
        _modes[phone] = mode;
        return true;
    }
}
