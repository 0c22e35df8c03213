using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Core.Audit;
using Ciac.Core.Storage;

namespace Ciac.Core.Signatures;

public sealed class PortalAddress
{
    public const string Section = "Portal";

    /// <summary>The public address that QR codes, links and the issuer name; never taken from a request.</summary>
    public string PublicAddress { get; set; } = "http://127.0.0.1:5080";

    public string Verification(string code) => $"{PublicAddress.TrimEnd('/')}/v/{code}";

    public string SigningLink(string token) => $"{PublicAddress.TrimEnd('/')}/s/{token}";
}

/// <summary>Draws a form, keeps it as revision 0 of a new document and opens the request for its signatures.</summary>
public sealed class OpenSignatureRequest(CiacDb db, IEnumerable<IConfirmationForm> forms, DrawDocument drawing, AuditTrail audit, SignatureSettings settings)
{
    public async Task<SignatureRequest> HandleAsync(string formName, string subject, CancellationToken ct)
    {
        var form = forms.SingleOrDefault(f => f.Name == formName)
            ?? throw new InvalidOperationException($"There is no confirmation form '{formName}'.");
        var now = settings.Clock.GetUtcNow();
        var code = Secrets.Token(16);
        var place = new FormPlace($"{subject}-{Secrets.ReadableCode(4)}", settings.Address.Verification(code), PortalClock.Local(now));

        await using var transaction = await db.BeginAsync(ct);
        var draft = await form.DraftAsync(subject, place, ct);
        var document = Keep(draft, place, code, now);
        var request = Open(draft, subject, document, now);
        audit.Record(new AuditEntry("document.drawn")
        {
            Identifier = draft.OwnerIdentifier,
            Subject = subject,
            Detail = document.Title,
            DocumentId = document.Id,
        });
        await db.SaveChangesAsync(ct);
        await form.OpenedAsync(subject, request.Id, ct);
        await transaction.CommitAsync(ct);
        return request;
    }

    private Document Keep(ConfirmationDraft draft, FormPlace place, string code, DateTimeOffset now)
    {
        var content = drawing.Of(draft);
        var document = new Document
        {
            Id = Guid.CreateVersion7(now),
            Number = draft.Form.Number,
            Title = draft.Form.Title,
            OwnerIdentifier = draft.OwnerIdentifier,
            VerificationCode = code,
            FormJson = JsonSerializer.Serialize(draft.Form),
            CreatedAt = now,
        };
        db.Documents.Add(document);
        db.DocumentRevisions.Add(new DocumentRevision
        {
            DocumentId = document.Id,
            Number = 0,
            Sha256 = SHA256.HashData(content),
            Content = content,
            CreatedAt = now,
        });
        return document;
    }

    private SignatureRequest Open(ConfirmationDraft draft, string subject, Document document, DateTimeOffset now)
    {
        var request = new SignatureRequest
        {
            Id = Guid.CreateVersion7(now),
            Subject = subject,
            Title = document.Title,
            OwnerUniqueId = draft.OwnerUniqueId,
            OwnerIdentifier = draft.OwnerIdentifier,
            DocumentId = document.Id,
            State = SignatureRequestState.Open,
            CreatedAt = now,
            ExpiresAt = now + settings.Options.RequestLifetime,
        };
        request.Signatories.AddRange(draft.Signatories.Select((plan, index) => new Signatory
        {
            Id = Guid.CreateVersion7(now),
            RequestId = request.Id,
            Order = index + 1,
            Role = plan.Role,
            FieldName = plan.FieldName,
            DisplayName = plan.DisplayName,
            ExpectedIdentity = plan.ExpectedIdentity,
            IdentityIndex = plan.Role == SignatoryRole.LegalRepresentative ? Signatory.IndexOf(db.Cipher, plan.ExpectedIdentity) : null,
            LinkMobile = plan.LinkMobile,
        }));
        db.SignatureRequests.Add(request);
        return request;
    }
}
