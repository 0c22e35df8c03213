using System.Collections.Concurrent;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>All requests of this run. Memory only: a restart forgets them, and the page asks again.</summary>
public sealed class SignRequests(TimeProvider clock, ChangeSignal changes, ILogger<SignRequests> log)
{
    public const int WaitingPerOrigin = 5;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(3);

    // How long a closed window may still be a reload.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, SignRequest> _all = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    /// <summary>Null when the origin has too many open questions already.</summary>
    public SignRequest? Open(SignOrder order, SignPayload payload)
    {
        var request = new SignRequest(order, payload, clock.GetUtcNow() + Life);
        lock (_opening)
        {
            Tidy();
            if (Waiting().Count(r => r.Origin == order.Origin) >= WaitingPerOrigin) return null;
            _all[request.Id] = request;
        }

        changes.Raise();
        AssistantLog.Opened(log, payload.Purpose, request.Origin);
        return request;
    }

    public IReadOnlyList<SignRequest> Waiting() => [.. _all.Values.Where(r => Fresh(r).State == RequestState.Waiting).OrderBy(r => r.ExpiresAt)];

    public SignRequest? Find(string id) => _all.TryGetValue(id, out var request) ? Fresh(request) : null;

    public void End(SignRequest request, RequestState state, Tokens.PinOutcome.Signed? signature = null)
    {
        if (!Fresh(request).End(state, signature)) return;
        changes.Raise();
        AssistantLog.Ended(log, state.ToString());
    }

    /// <summary>A locked token can answer none of the questions that wait for it.</summary>
    public void EndAllFor(string certificateId, RequestState state)
    {
        foreach (var request in Waiting().Where(r => r.CertificateId == certificateId)) End(request, state);
    }

    /// <summary>Waits until something changes, or the request expires, or the limit passes.</summary>
    public async Task WaitAsync(SignRequest request, long seen, TimeSpan limit, CancellationToken ct)
    {
        var left = request.ExpiresAt - clock.GetUtcNow();
        var patience = left < limit ? left : limit;
        if (patience > TimeSpan.Zero) await changes.WaitAsync(seen, patience, ct);
    }

    /// <summary>Cancels a request whose window went away and did not come back: the page must not wait three minutes for nobody.</summary>
    public async Task LeaveAsync(SignRequest request, long mark)
    {
        await Task.Delay(Grace, clock);
        if (request.IsUnattendedSince(mark)) End(request, RequestState.Cancelled);
    }

    private SignRequest Fresh(SignRequest request)
    {
        if (request.ExpiresAt <= clock.GetUtcNow()) request.End(RequestState.Expired);
        return request;
    }

    private void Tidy()
    {
        var old = clock.GetUtcNow() - Life;
        foreach (var request in _all.Values.Where(r => r.ExpiresAt < old)) _all.TryRemove(request.Id, out _);
    }
}
