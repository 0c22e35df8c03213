using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Catalogue;
using Ciac.Core.Certificates;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Grants;
using Ciac.Core.Messages;
using Ciac.Core.Qualifications;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Workflows.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ciac.Core.Storage;

/// <summary>
/// The data of all rooms, on the one connection of the scope's <see cref="DatabaseSession"/>: what a verb saves,
/// the messages it sends and the workflow it wakes are one transaction (architecture rule 3).
/// </summary>
public sealed class CiacDb(DbContextOptions<CiacDb> options, DatabaseSession session, FieldCipher cipher) : DbContext(options)
{
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<EnterpriseChange> EnterpriseChanges => Set<EnterpriseChange>();
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<Activation> Activations => Set<Activation>();
    public DbSet<SubActivation> SubActivations => Set<SubActivation>();
    public DbSet<CertificateChange> CertificateChanges => Set<CertificateChange>();
    public DbSet<Upgrade> Upgrades => Set<Upgrade>();
    public DbSet<BusinessItem> BusinessItems => Set<BusinessItem>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<ClerkRights> ClerkRights => Set<ClerkRights>();
    public DbSet<Qualification> Qualifications => Set<Qualification>();
    public DbSet<QualificationVersion> QualificationVersions => Set<QualificationVersion>();
    public DbSet<QualificationCopy> QualificationCopies => Set<QualificationCopy>();
    public DbSet<QualificationEvent> QualificationEvents => Set<QualificationEvent>();
    public DbSet<QualificationProposal> QualificationProposals => Set<QualificationProposal>();
    public DbSet<CopyCheck> CopyChecks => Set<CopyCheck>();
    public DbSet<SignatureRequest> SignatureRequests => Set<SignatureRequest>();
    public DbSet<SignerLock> SignerLocks => Set<SignerLock>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentRevision> DocumentRevisions => Set<DocumentRevision>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<PaperApplication> PaperApplications => Set<PaperApplication>();
    public DbSet<PaperScan> PaperScans => Set<PaperScan>();
    public DbSet<LoginChallenge> LoginChallenges => Set<LoginChallenge>();
    public DbSet<ScanSignIn> ScanSignIns => Set<ScanSignIn>();
    public DbSet<LicenceEvent> LicenceEvents => Set<LicenceEvent>();
    public DbSet<LicenceSeal> LicenceSeals => Set<LicenceSeal>();
    public DbSet<OneNetworkSignIn> OneNetworkSignIns => Set<OneNetworkSignIn>();
    public DbSet<PersonalRegistration> PersonalRegistrations => Set<PersonalRegistration>();
    public DbSet<HolderRegistrationRun> HolderRegistrations => Set<HolderRegistrationRun>();
    public DbSet<CounterEntry> CounterEntries => Set<CounterEntry>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<StaffAccount> Staff => Set<StaffAccount>();
    public DbSet<PhoneSession> PhoneSessions => Set<PhoneSession>();
    public DbSet<CounterPicture> CounterPictures => Set<CounterPicture>();
    public DbSet<HolderCode> HolderCodes => Set<HolderCode>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<TextMessage> TextMessages => Set<TextMessage>();
    public DbSet<CallbackNonce> CallbackNonces => Set<CallbackNonce>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    internal FieldCipher Cipher => cipher;

    /// <summary>
    /// Begins (or joins) the scope's transaction and moves this context onto the session's connection, so that EF, the
    /// inbox and the outbox write as one. Nothing is kept unless it is committed.
    /// </summary>
    public async Task<RoomTransaction> BeginAsync(CancellationToken ct)
    {
        var transaction = await session.BeginAsync(ct);
        var connection = await session.OpenAsync(ct);
        await LeaveAsync(ct);
        if (Database.GetDbConnection() != connection) Database.SetDbConnection(connection, contextOwnsConnection: false);
        if (Database.CurrentTransaction is null) await Database.UseTransactionAsync(session.Transaction, ct);
        return new RoomTransaction(this, transaction);
    }

    /// <summary>Forgets the session's transaction once it is over: what follows stands for itself.</summary>
    internal async Task LeaveAsync(CancellationToken ct)
    {
        if (Database.CurrentTransaction is { } known && known.GetDbTransaction() != session.Transaction)
            await Database.UseTransactionAsync(null, ct);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, ModelOfCipher>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("ciac");
        var encrypted = new EncryptedColumns(modelBuilder, cipher);
        AccountTables.Map(modelBuilder, encrypted);
        EnterpriseTables.Map(modelBuilder, encrypted);
        EnterpriseChangeTables.Map(modelBuilder, encrypted);
        ActivationTables.Map(modelBuilder, encrypted);
        PaperTables.Map(modelBuilder, encrypted);
        SubActivationTables.Map(modelBuilder, encrypted);
        CertificateChangeTables.Map(modelBuilder);
        UpgradeTables.Map(modelBuilder);
        CatalogueTables.Map(modelBuilder);
        GrantTables.Map(modelBuilder, encrypted);
        QualificationTables.Map(modelBuilder);
        SignatureTables.Map(modelBuilder, encrypted);
        LicenceSealTables.Map(modelBuilder, encrypted);
        ReviewTables.Map(modelBuilder, encrypted);
        MessageTables.Map(modelBuilder, encrypted);
        AuditTables.Map(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }
}
