using Ciac.CertificateAssistant.Tokens;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>The user typed a PIN for a request: this one operation, then the PIN is forgotten.</summary>
public sealed class AnswerRequest(SignRequests requests, TokenFolder folder, TokenKeys keys)
{
    public PinOutcome Answer(SignRequest request, string pin)
    {
        if (folder.Holding(request.CertificateId) is not { } token) return new PinOutcome.NotPlugged();
        var outcome = keys.Sign(token.File, pin, request.CertificateId, request.Payload.Bytes);
        if (outcome is PinOutcome.Signed signed) requests.End(request, RequestState.Signed, signed);
        if (outcome is PinOutcome.Locked) requests.EndAllFor(request.CertificateId, RequestState.Locked);
        return outcome;
    }
}
