using System.Buffers.Text;
using Ciac.Core.Audit;
using Ciac.Core.Messages;
using Ciac.Core.Storage;

namespace Ciac.Core.Signatures;

/// <summary>Texts the signing link to the legal representative, when the firm gave a number; only the link's hash is kept.</summary>
public sealed class SendSigningLink(CiacDb db, SignatureRequests requests, QueueText queue, AuditTrail audit, SignatureSettings settings)
{
    private const string Template = "SMS_SIGN_LINK";
    private const string ReminderTemplate = "SMS_SIGN_REMINDER";
    private const string TokenPurpose = "signing-link";
    private const int TokenBytes = 18;

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

    /// <summary>
    /// Another way when no text arrives: the owner is shown the link to pass on, or the representative goes on to it from
    /// the own list; it opens the page, it signs nothing.
    /// </summary>
    public async Task<Outcome<string>> ShowAsync(SigningAccess access, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var found = await requests.LockAsync(access, ct);
        if (found.Value is not { } request) return found.Refusal!;
        if (SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, settings.Clock.GetUtcNow()) is { } refusal) return refusal;
        var link = LinkOf(request.Of(SignatoryRole.LegalRepresentative));
        Record(request, access is SigningAccess.Person ? "signature.link-opened" : "signature.link-shown", access);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return link;
    }

    /// <summary>Texts the same link once more while it is still the representative's turn; when there is no number, nobody is reminded.</summary>
    public async Task RemindAsync(Guid requestId, CancellationToken ct)
    {
        await using var transaction = await db.BeginAsync(ct);
        var request = await requests.LockAsync(requestId, ct);
        var now = settings.Clock.GetUtcNow();
        if (SignatureTurn.Refuse(request, SignatoryRole.LegalRepresentative, now) is null && request.Of(SignatoryRole.LegalRepresentative) is { LinkMobile.Length: > 0 } signatory)
        {
            var hoursLeft = (int)Math.Ceiling((request.ExpiresAt - now).TotalHours);
            await queue.HandleAsync(new TextToSend($"remind-{signatory.Id:N}-{hoursLeft}", signatory.LinkMobile, ReminderTemplate, WordsOf(request, signatory)) { Identifier = request.OwnerIdentifier }, ct);
            Record(request, "signature.reminded");
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task SendAsync(SignatureRequest request, Signatory signatory, string workflowInstanceId, CancellationToken ct)
    {
        signatory.LinkTextId = $"link-{signatory.Id:N}";
        await queue.HandleAsync(
            new TextToSend(signatory.LinkTextId, signatory.LinkMobile, Template, WordsOf(request, signatory)) { WorkflowInstanceId = workflowInstanceId, Identifier = request.OwnerIdentifier }, ct);
        Record(request, "signature.link-sent");
    }

    private Dictionary<string, string> WordsOf(SignatureRequest request, Signatory signatory) => new()
    {
        ["document"] = request.Title,
        ["link"] = LinkOf(signatory),
        ["expires"] = PortalClock.Local(request.ExpiresAt).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture),
    };

    // Made again from the key ring when it is sent again: a reminder never makes the first text's link a dead one, and none is stored.
    private string LinkOf(Signatory signatory)
    {
        var token = Base64Url.EncodeToString(db.Cipher.Index($"{signatory.Id:N}", TokenPurpose).AsSpan(0, TokenBytes));
        signatory.LinkHash = Secrets.Hash(token);
        return settings.Address.SigningLink(token);
    }

    private void Record(SignatureRequest request, string action, SigningAccess? by = null) => audit.Record(new AuditEntry(action)
    {
        Actor = by is null ? "workflow" : SignatureTurn.Actor(by),
        Address = by is null ? null : SignatureTurn.From(by).Address,
        Identifier = request.OwnerIdentifier,
        Subject = request.Subject,
        DocumentId = request.DocumentId,
    });
}
