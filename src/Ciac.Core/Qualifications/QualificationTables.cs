using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Qualifications;

internal static class QualificationTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Qualification>(entity =>
        {
            entity.ToTable("qualifications").HasKey(q => q.Id).HasName("qualifications_pkey");
            entity.HasIndex(q => q.CertificateNumber, "qualifications_certificate_number").IsUnique();
            entity.HasIndex(q => q.Identifier, "qualifications_identifier");
            entity.HasIndex(q => q.EnterpriseName, "qualifications_enterprise_name");
        });
        model.Entity<QualificationVersion>(entity =>
        {
            entity.ToTable("qualification_versions").HasKey(v => new { v.QualificationId, v.Number }).HasName("qualification_versions_pkey");
            entity.Ignore(v => v.Content);
        });
        model.Entity<QualificationCopy>(entity =>
        {
            entity.ToTable("qualification_copies").HasKey(c => c.Id).HasName("qualification_copies_pkey");
            entity.HasIndex(c => c.Number, "qualification_copies_number").IsUnique();
            entity.HasIndex(c => new { c.QualificationId, c.CreatedAt }, "qualification_copies_qualification");
            entity.HasIndex(c => c.SignatureRequestId, "qualification_copies_request");
            entity.HasIndex(c => new { c.QualificationId, c.Version }, "qualification_copies_one_approval_copy").IsUnique()
                .HasFilter("kind = 'ApprovalCopy' AND state IN ('Running', 'Issued')");
        });
        MapInbox(model);
    }

    private static void MapInbox(ModelBuilder model)
    {
        model.Entity<QualificationEvent>(entity =>
        {
            entity.ToTable("qualification_events").HasKey(e => e.EventId).HasName("qualification_events_pkey");
            entity.HasIndex(e => new { e.CertificateNumber, e.Sequence }, "qualification_events_certificate");
            entity.HasIndex(e => e.ReceivedAt, "qualification_events_received");
        });
        model.Entity<CopyCheck>(entity =>
        {
            entity.ToTable("copy_checks").HasKey(c => c.Id).HasName("copy_checks_pkey");
            entity.Property(c => c.Id).UseIdentityAlwaysColumn();
            entity.HasIndex(c => c.At, "copy_checks_at");
            entity.HasIndex(c => new { c.CopyNumber, c.At }, "copy_checks_copy");
            entity.HasIndex(c => new { c.CertificateNumber, c.At }, "copy_checks_certificate");
        });
        model.Entity<QualificationProposal>(entity =>
        {
            entity.ToTable("qualification_proposals").HasKey(p => p.Id).HasName("qualification_proposals_pkey");
            entity.HasIndex(p => p.CertificateNumber, "qualification_proposals_one_waiting").IsUnique().HasFilter("state = 'Waiting'");
        });
    }
}
