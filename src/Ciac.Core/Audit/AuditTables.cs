using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Audit;

internal static class AuditTables
{
    public static void Map(ModelBuilder model) =>
        model.Entity<AuditEvent>(entity =>
        {
            entity.ToTable("audit_events").HasKey(e => e.Id).HasName("audit_events_pkey");
            entity.Property(e => e.Id).UseIdentityAlwaysColumn();
            entity.HasIndex(e => e.Subject, "audit_events_subject");
            entity.HasIndex(e => new { e.Identifier, e.At }, "audit_events_identifier");
        });
}
