using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

internal static class ReviewTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<RepresentativeReview>(entity =>
        {
            entity.ToTable("representative_reviews").HasKey(r => r.Id).HasName("representative_reviews_pkey");
            entity.HasIndex(r => r.Subject, "representative_reviews_subject").IsUnique();
            entity.HasIndex(r => new { r.Decision, r.CreatedAt }, "representative_reviews_queue");
        });
        encrypted.Of<RepresentativeReview>(r => r.RepresentativeDocumentNumber);
    }
}
