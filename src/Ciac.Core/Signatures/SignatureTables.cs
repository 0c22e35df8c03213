using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Signatures;

internal static class SignatureTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<SignatureRequest>(entity =>
        {
            entity.ToTable("signature_requests").HasKey(r => r.Id).HasName("signature_requests_pkey");
            entity.Ignore(r => r.Current);
            entity.HasIndex(r => r.Subject, "signature_requests_subject");
            entity.HasIndex(r => r.OwnerUniqueId, "signature_requests_open").HasFilter("state = 'Open'");
            entity.HasMany(r => r.Signatories).WithOne().HasForeignKey(s => s.RequestId).HasConstraintName("signatories_request");
        });

        model.Entity<Signatory>(entity =>
        {
            entity.ToTable("signatories").HasKey(s => s.Id).HasName("signatories_pkey");
            entity.Property(s => s.Id).ValueGeneratedNever();
            entity.HasIndex(s => s.RequestId, "signatories_request_index");
            entity.HasIndex(s => s.LinkHash, "signatories_link").IsUnique();
            entity.HasIndex(s => s.IdentityIndex, "signatories_identity").HasFilter("identity_index IS NOT NULL");
        });
        // The prepared signature holds the signer's certificate, and in it a person's identity number.
        encrypted.Of<Signatory>(s => s.ExpectedIdentity, s => s.LinkMobile, s => s.PreparedJson);

        model.Entity<SignerLock>(entity => entity.ToTable("signer_locks").HasKey(l => l.IdentityIndex).HasName("signer_locks_pkey"));

        model.Entity<PhoneSession>(entity =>
        {
            entity.ToTable("phone_sessions").HasKey(s => s.Id).HasName("phone_sessions_pkey");
            entity.HasIndex(s => s.TokenHash, "phone_sessions_token").IsUnique();
            entity.HasIndex(s => s.ExpiresAt, "phone_sessions_expires");
        });

        MapDocuments(model, encrypted);
    }

    private static void MapDocuments(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Document>(entity =>
        {
            entity.ToTable("documents").HasKey(d => d.Id).HasName("documents_pkey");
            entity.Ignore(d => d.Form);
            entity.HasIndex(d => d.Number, "documents_number").IsUnique();
            entity.HasIndex(d => d.VerificationCode, "documents_verification_code").IsUnique();
            entity.HasIndex(d => d.RenewAt, "documents_renew_at").HasFilter("renew_at IS NOT NULL");
        });

        encrypted.Of<Document>(d => d.FormJson);

        model.Entity<DocumentRevision>(entity =>
        {
            entity.ToTable("document_revisions").HasKey(r => new { r.DocumentId, r.Number }).HasName("document_revisions_pkey");
            entity.HasIndex(r => r.Sha256, "document_revisions_sha256");
        });
    }
}
