using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Reviews;

internal static class ReviewTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Review>(entity =>
        {
            entity.ToTable("reviews").HasKey(r => r.Id).HasName("reviews_pkey");
            // One open review per matter; one that was returned comes again.
            entity.HasIndex(r => r.Subject, "reviews_one_open").IsUnique().HasFilter("decision = 'Pending'");
            entity.HasIndex(r => new { r.Decision, r.DueAt }, "reviews_queue");
        });
        model.Entity<CalendarDay>(entity => entity.ToTable("calendar_days").HasKey(d => d.Day).HasName("calendar_days_pkey"));
        // Values from before the queue was one were sealed under the earlier name.
        encrypted.Named<Review>("RepresentativeReview.RepresentativeDocumentNumber", r => r.RepresentativeDocumentNumber);
    }
}
