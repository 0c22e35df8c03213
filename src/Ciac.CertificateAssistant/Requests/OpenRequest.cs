using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>Turns an order into a question for the user, or says why not.</summary>
public sealed class OpenRequest(TokenFolder folder, SignRequests requests)
{
    public sealed record Result(SignRequest? Request, int Status, string? Refusal)
    {
        public int TriesLeft { get; init; }
    }

    /// <summary>The origin is the one of the HTTP header, which a page cannot choose; the one in the body must be the same.</summary>
    public Result Open(SignOrder order, string origin)
    {
        if (order.Origin != origin) return Refuse(StatusCodes.Status403Forbidden, "origin-mismatch");
        if (folder.Holding(order.CertificateId ?? "") is not { } token) return Refuse(StatusCodes.Status404NotFound, "certificate-not-found");
        if (token.Locked) return Refuse(StatusCodes.Status409Conflict, "token-locked");
        if (token.Certificate?.Algorithm is null) return Refuse(StatusCodes.Status422UnprocessableEntity, "key-not-supported");

        var (payload, refusal) = SignPayload.From(order);
        if (payload is null) return Refuse(StatusCodes.Status400BadRequest, refusal!);
        return requests.Open(order, payload) is { } request
            ? new Result(request, StatusCodes.Status202Accepted, null) { TriesLeft = token.TriesLeft }
            : Refuse(StatusCodes.Status429TooManyRequests, "too-many-waiting");
    }

    private static Result Refuse(int status, string code) => new(null, status, code);
}
