using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;

namespace Ciac.Core.Signatures;

/// <summary>Texts the signing link to the legal representative, when the firm gave a number; only the link's hash is kept.</summary>
public sealed class SendSigningLink(CiacDb db, SignatureRequests requests, QueueText queue, AuditTrail audit, SignatureSettings settings)
{
    private const string Template = "SMS_SIGN_LINK";

    /// <summary>The id of the text, whose receipt the waiting step listens for; null when there is no number.</summary>
    public async Task<string?> HandleAsync(Guid requestId, string workflowInstanceId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(requestId, ct);
        var signatory = request.Of(SignatoryRole.LegalRepresentative);
        if (signatory.LinkMobile.Length > 0 && signatory.LinkTextId is null)
            await SendAsync(request, signatory, workflowInstanceId, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signatory.LinkTextId;
    }

    /// <summary>Another way when no text arrives: the owner is shown the link to pass on; it opens the page, it signs nothing.</summary>
    public async Task<Outcome<string>> ShowAsync(SigningAccess.Owner access, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var found = await requests.LockAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        if (SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, settings.Clock.GetUtcNow()) is { } refusal) return refusal;
        var token = Secrets.Token(18);
        request.Of(SignatoryRole.LegalRepresentative).LinkHash = Secrets.Hash(token);
        Record(request, "signature.link-shown");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return settings.Address.SigningLink(token);
    }

    private async Task SendAsync(SignatureRequest request, Signatory signatory, string workflowInstanceId, CancellationToken ct)
    {
        var token = Secrets.Token(18);
        signatory.LinkHash = Secrets.Hash(token);
        signatory.LinkTextId = $"link-{signatory.Id:N}";
        var parameters = new Dictionary<string, string>
        {
            ["document"] = request.Title,
            ["link"] = settings.Address.SigningLink(token),
            ["expires"] = PortalClock.Local(request.ExpiresAt).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        };
        await queue.HandleAsync(
            new TextToSend(signatory.LinkTextId, signatory.LinkMobile, Template, parameters) { WorkflowInstanceId = workflowInstanceId }, ct);
        Record(request, "signature.link-sent");
    }

    private void Record(SignatureRequest request, string action) => audit.Record(new AuditEntry(action)
    {
        Identifier = request.OwnerIdentifier,
        Subject = request.Subject,
        DocumentId = request.DocumentId,
    });
}
