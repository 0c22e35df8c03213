using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

internal static class AccountTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<Credential>(entity =>
        {
            entity.ToTable("credentials").HasKey(c => c.Id).HasName("credentials_pkey");
            entity.HasIndex(c => c.UniqueId, "credentials_unique_id").IsUnique();
            entity.HasIndex(c => c.EnterpriseId, "credentials_enterprise");
            entity.HasIndex(c => c.ValidUntil, "credentials_valid_until");
            // Invariant 1: at most one main certificate per enterprise, at every instant, on every node.
            entity.HasIndex(c => c.EnterpriseId, "credentials_one_main").IsUnique().HasFilter("is_main AND status = 'Active'");
        });
        encrypted.Of<Credential>(c => c.HolderDocumentNumber, c => c.HolderMobile);

        model.Entity<LoginChallenge>(entity =>
        {
            entity.ToTable("login_challenges").HasKey(c => c.Id).HasName("login_challenges_pkey");
            entity.HasIndex(c => c.BrowserHash, "login_challenges_browser");
            entity.HasIndex(c => c.ExpiresAt, "login_challenges_expires");
        });

        model.Entity<Session>(entity =>
        {
            entity.ToTable("sessions").HasKey(s => s.Id).HasName("sessions_pkey");
            entity.HasIndex(s => s.TokenHash, "sessions_token").IsUnique();
            entity.HasIndex(s => s.UniqueId, "sessions_unique_id");
            entity.HasIndex(s => s.ExpiresAt, "sessions_expires");
        });

        encrypted.Of<Session>(s => s.SubjectJson);

        MapCodes(model, encrypted);
        LicenceTables.Map(model, encrypted);
        OneNetworkTables.Map(model, encrypted);
        RegistrationTables.Map(model, encrypted);
    }

    private static void MapCodes(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<StaffAccount>(entity =>
        {
            entity.ToTable("staff_accounts").HasKey(s => s.Id).HasName("staff_accounts_pkey");
            entity.HasIndex(s => s.UserName, "staff_accounts_user_name").IsUnique();
        });
        encrypted.Of<StaffAccount>(s => s.TotpSecret);

        model.Entity<HolderCode>(entity =>
        {
            entity.ToTable("holder_codes").HasKey(c => c.Id).HasName("holder_codes_pkey");
            entity.Ignore(c => c.TextId);
            entity.HasIndex(c => new { c.MobileIndex, c.SentAt }, "holder_codes_mobile");
            entity.HasIndex(c => new { c.Subject, c.SentAt }, "holder_codes_subject");
            entity.HasIndex(c => c.SentAt, "holder_codes_sent");
        });
    }
}
