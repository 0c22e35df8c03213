using System.Security.Cryptography;
using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>One question to the user: lives three minutes, ends once, gives its signature once.</summary>
public sealed class SignRequest(SignOrder order, SignPayload payload, DateTimeOffset expiresAt)
{
    private readonly Lock _gate = new();
    private PinOutcome.Signed? _signature;
    private long _presence;
    private int _watchers;

    /// <summary>256 random bits: the address of the window cannot be guessed.</summary>
    public string Id { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    public string Origin { get; } = order.Origin!;
    public string CertificateId { get; } = order.CertificateId!;
    public bool English { get; } = order.English;
    public SignPayload Payload { get; } = payload;
    public DateTimeOffset ExpiresAt { get; } = expiresAt;
    public RequestState State { get; private set; }

    /// <summary>Moves from waiting to an end; false when it had already ended.</summary>
    public bool End(RequestState state, PinOutcome.Signed? signature = null)
    {
        lock (_gate)
        {
            if (State != RequestState.Waiting) return false;
            (State, _signature) = (state, signature);
            return true;
        }
    }

    /// <summary>The signature, to the first who asks.</summary>
    public PinOutcome.Signed? Collect()
    {
        lock (_gate)
        {
            var signature = _signature;
            _signature = null;
            return signature;
        }
    }

    /// <summary>The window was loaded or sent something.</summary>
    public void Touch() => Interlocked.Increment(ref _presence);

    /// <summary>The window holds a line open; leaving gives a mark by which a later look tells whether it came back.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref _watchers);
        Touch();
    }

    public long Leave()
    {
        Interlocked.Decrement(ref _watchers);
        return Interlocked.Read(ref _presence);
    }

    public bool IsUnattendedSince(long mark) => Volatile.Read(ref _watchers) == 0 && Interlocked.Read(ref _presence) == mark;
}
