using System.Security.Cryptography;
using Ciac.Core.Storage;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

/// <summary>What holds about a file that somebody brought.</summary>
public sealed record VerifiedFile(VerificationReport Report, byte[] Sha256)
{
    /// <summary>The portal's own document, when the file is one: its state now.</summary>
    public PublicDocument? Known { get; init; }

    /// <summary>The file is the document as it is kept now, and no earlier state of it.</summary>
    public bool IsLatest => Known is not null && Known.Sha256.AsSpan().SequenceEqual(Sha256);
}

/// <summary>上传 PDF 验签: what holds about any signed PDF, and what became of it if it is one of the portal's. Nothing of the file is kept.</summary>
public sealed class VerifyFile(CiacDb db, TrustStore trust, RevocationChecker revocation, TimeProvider clock, ReadDocument read)
{
    /// <summary>Bytes.</summary>
    public const int LargestFile = 20 << 20;

    public async Task<Outcome<VerifiedFile>> HandleAsync(byte[] file, CancellationToken ct)
    {
        if (file.Length == 0) return SignatureRefusals.FileMissing;
        if (file.Length > LargestFile) return SignatureRefusals.FileTooLarge;
        var report = await new PadesVerifier(trust, revocation, clock).VerifyAsync(file, ct);
        if (report.Unreadable is not null) return SignatureRefusals.FileUnreadable;
        var verified = new VerifiedFile(report, SHA256.HashData(file));
        return verified with { Known = await KnownAsync(verified.Sha256, ct) };
    }

    private async Task<PublicDocument?> KnownAsync(byte[] sha256, CancellationToken ct)
    {
        var code = await db.DocumentRevisions.AsNoTracking().Where(revision => revision.Sha256 == sha256)
            .Join(db.Documents, revision => revision.DocumentId, document => document.Id, (_, document) => document.VerificationCode).FirstOrDefaultAsync(ct);
        return code is null ? null : (await read.ByVerificationCodeAsync(code, ct)).Value;
    }
}
