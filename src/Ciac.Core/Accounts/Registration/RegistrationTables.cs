using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Accounts;

internal static class RegistrationTables
{
    public static void Map(ModelBuilder model, EncryptedColumns encrypted)
    {
        model.Entity<PersonalRegistration>(entity =>
        {
            entity.ToTable("personal_registrations").HasKey(r => r.Id).HasName("personal_registrations_pkey");
            entity.HasIndex(r => r.DocumentIndex, "personal_registrations_document").IsUnique();
        });
        encrypted.Of<PersonalRegistration>(r => r.DocumentNumber, r => r.Name);

        model.Entity<HolderRegistrationRun>(entity =>
        {
            entity.ToTable("holder_registrations").HasKey(r => r.Id).HasName("holder_registrations_pkey");
            entity.HasIndex(r => r.Number, "holder_registrations_number").IsUnique();
            entity.HasIndex(r => r.Ticket, "holder_registrations_ticket").IsUnique();
            entity.HasIndex(r => r.CredentialId, "holder_registrations_one_open").IsUnique().HasFilter("ended_at IS NULL");
            entity.HasIndex(r => r.DocumentIndex, "holder_registrations_waiting").HasFilter("ended_at IS NULL");
        });
        encrypted.Of<HolderRegistrationRun>(r => r.DocumentNumber, r => r.Name);

        model.Entity<CounterEntry>(entity =>
        {
            entity.ToTable("counter_entries").HasKey(e => e.Id).HasName("counter_entries_pkey");
            entity.Ignore(e => e.Person);
            entity.HasIndex(e => e.Number, "counter_entries_number").IsUnique();
            entity.HasIndex(e => e.DocumentIndex, "counter_entries_one_open").IsUnique().HasFilter("state = 'Entered'");
        });
        model.Entity<CounterPicture>(entity =>
        {
            entity.ToTable("counter_pictures").HasKey(p => p.Id).HasName("counter_pictures_pkey");
            entity.HasIndex(p => new { p.EntryId, p.Kind }, "counter_pictures_entry").IsUnique();
            entity.HasIndex(p => p.CreatedAt, "counter_pictures_created");
        });
        encrypted.Of<CounterPicture>(p => p.Content);
        encrypted.Of<CounterEntry>(e => e.DocumentNumber, e => e.Name, e => e.Reason);
    }
}
