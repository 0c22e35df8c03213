using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Core.Qualifications;
using Ciac.Core.Signatures;
using Ciac.Signing.Pdf;

namespace Ciac.Core.Tests.World;

/// <summary>An issued copy of the version that counts, written straight into the tables: its paper's words and its file, without its flow.</summary>
internal sealed record SeededCopy(string Number, string Code, byte[] File)
{
    public static async Task<SeededCopy> UseCopyAsync(PortalWorld world, string certificateNumber, DateOnly from, DateOnly until)
    {
        var certificate = await world.CertificateAsync(certificateNumber);
        var version = (await world.VersionsAsync(certificate)).Single(v => v.Number == certificate.CurrentVersion);
        var request = Guid.CreateVersion7();
        var copy = new QualificationCopy
        {
            Id = Guid.CreateVersion7(),
            Number = $"SY{Guid.NewGuid():N}".ToUpperInvariant()[..16],
            Kind = CopyKind.UseCopy,
            QualificationId = certificate.Id,
            Version = version.Number,
            Identifier = certificate.Identifier,
            CredentialId = Guid.NewGuid(),
            Purpose = "ABC 工程投标",
            UseFrom = from,
            UseUntil = until,
            State = CopyState.Issued,
            SignatureRequestId = request,
            CreatedAt = DateTimeOffset.UtcNow,
            IssuedAt = DateTimeOffset.UtcNow,
        };
        var seeded = new SeededCopy(copy.Number, $"code-{Guid.NewGuid():N}", Guid.NewGuid().ToByteArray());
        await world.ReadAsync(db =>
        {
            var document = seeded.Paper(new CertificateFacts(certificate, version.Content, copy));
            db.AddRange(copy, document, seeded.Signed(request, document), seeded.Revision(document));
            return db.SaveChangesAsync();
        });
        return seeded;
    }

    private Document Paper(CertificateFacts facts)
    {
        var now = DateTimeOffset.UtcNow;
        var words = new FormDocument
        {
            Title = $"{facts.Title}（{facts.CopyName}）",
            Number = Number,
            Header = facts.Content.Authority,
            GeneratedOn = PortalClock.Local(now),
            Sections = [new("企业信息", facts.Holder), new("查验", [new("电子签名串", facts.SignatureString(Number, now))])],
            SignatureBoxes = [],
        };
        return new Document
        {
            Id = Guid.CreateVersion7(),
            Number = Number,
            Title = words.Title,
            OwnerIdentifier = facts.Copy.Identifier,
            VerificationCode = Code,
            FormJson = JsonSerializer.Serialize(words),
            CreatedAt = now,
        };
    }

    private SignatureRequest Signed(Guid id, Document document) => new()
    {
        Id = id,
        Subject = Number,
        Title = document.Title,
        OwnerUniqueId = "",
        OwnerIdentifier = document.OwnerIdentifier,
        DocumentId = document.Id,
        State = SignatureRequestState.Completed,
        CreatedAt = document.CreatedAt,
        ExpiresAt = document.CreatedAt,
    };

    private DocumentRevision Revision(Document document) => new()
    {
        DocumentId = document.Id,
        Number = 0,
        Sha256 = SHA256.HashData(File),
        Content = File,
        CreatedAt = document.CreatedAt,
    };
}
