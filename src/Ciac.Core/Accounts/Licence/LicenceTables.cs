using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

internal static class LicenceTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<ScanSignIn>(entity =>
        {
            entity.ToTable("scan_sign_ins").HasKey(s => s.Id).HasName("scan_sign_ins_pkey");
            entity.HasIndex(s => s.Number, "scan_sign_ins_number").IsUnique();
            entity.HasIndex(s => s.Ticket, "scan_sign_ins_ticket").IsUnique();
            entity.HasIndex(s => new { s.BrowserHash, s.CreatedAt }, "scan_sign_ins_browser");
            entity.HasIndex(s => s.ExpiresAt, "scan_sign_ins_expires");
            entity.Ignore(s => s.Holder);
        });
        encrypted.Of<ScanSignIn>(s => s.HolderJson);
        model.Entity<LicenceEvent>(entity =>
        {
            entity.ToTable("licence_events").HasKey(e => e.Id).HasName("licence_events_pkey");
            entity.HasIndex(e => e.ReceivedAt, "licence_events_received");
        });
        encrypted.Of<LicenceEvent>(e => e.HolderJson);
    }
}

internal static class LicenceEvents
{
    /// <summary>Once a scan has ended nobody needs to know whom its events named; events that were never applied among them.</summary>
    public static Task ForgetHoldersAsync(this CiacDb db, string number, CancellationToken ct) => db.LicenceEvents
        .Where(e => e.ScanNumber == number && e.HolderJson != null)
        .ExecuteUpdateAsync(e => e.SetProperty(x => x.HolderJson, (string?)null), ct);
}
