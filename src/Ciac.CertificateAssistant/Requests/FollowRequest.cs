using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>Tells a page how its request goes.</summary>
public sealed class FollowRequest(SignRequests requests, TokenFolder folder, ChangeSignal changes, TimeProvider clock)
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>The request when this origin asked it; to any other origin it does not exist.</summary>
    public SignRequest? Find(string id, string origin) => requests.Find(id) is { } request && request.Origin == origin ? request : null;

    /// <summary>Answers when the request has ended, when the tries left are not those the page knows, or when the wait is over.</summary>
    public async Task<RequestAnswer> FollowAsync(SignRequest request, TimeSpan wait, int? knownTries, CancellationToken ct)
    {
        var deadline = clock.GetUtcNow() + (wait < LongestWait ? wait : LongestWait);
        var known = knownTries ?? TriesLeft(request);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var seen = changes.Version;
            var left = deadline - clock.GetUtcNow();
            var tries = TriesLeft(request);
            if (tries == 0) requests.EndAllFor(request.CertificateId, RequestState.Locked);
            if (requests.Find(request.Id) is not { State: RequestState.Waiting } || tries != known || left <= TimeSpan.Zero)
                return Describe(request, tries);
            await requests.WaitAsync(request, seen, left, ct);
        }
    }

    private static RequestAnswer Describe(SignRequest request, int? tries)
    {
        var signature = request.Collect();
        return new RequestAnswer(StateWord(request.State), tries) { Algorithm = signature?.Algorithm, Signature = signature?.Signature };
    }

    private static string StateWord(RequestState state) => state switch
    {
        RequestState.Waiting => "waiting",
        RequestState.Signed => "signed",
        RequestState.Cancelled => "cancelled",
        RequestState.Locked => "locked",
        _ => "expired",
    };

    private int? TriesLeft(SignRequest request) => folder.Holding(request.CertificateId)?.TriesLeft;
}
