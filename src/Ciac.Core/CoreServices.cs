using Ciac.Core.Accounts;
using Ciac.Core.Audit;
using Ciac.Core.Certificates;
using Ciac.Core.EnterpriseChanges;
using Ciac.Core.Enterprises;
using Ciac.Core.Grants;
using Ciac.Core.Messages;
using Ciac.Core.Qualifications;
using Ciac.Core.Reviews;
using Ciac.Core.Signatures;
using Ciac.Core.Storage;
using Ciac.Core.Tasks;
using Ciac.Core.Workflows;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;
using Ciac.Signing.Timestamps;
using Ciac.Workflows.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ciac.Core;

/// <summary>Registers the verbs of the rooms. A verb is one scoped class; it is asked for by its own type.</summary>
public static class CoreServices
{
    public static IServiceCollection AddCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PortalAddress>(configuration.GetSection(PortalAddress.Section));
        services.Configure<SignatureOptions>(configuration.GetSection(SignatureOptions.Section));
        services.Configure<ActivationOptions>(configuration.GetSection(ActivationOptions.Section));
        services.Configure<SignInOptions>(configuration.GetSection(SignInOptions.Section));
        services.Configure<RetentionOptions>(configuration.GetSection(RetentionOptions.Section));
        services.Configure<KeyOptions>(configuration.GetSection(KeyOptions.Section));
        AddStorage(services);
        AddAccounts(services);
        AddSignatures(services);
        services.AddLicenceSeals();
        services.AddPhone();
        services.AddRenewal();
        AddCertificates(services);
        AddWorkflowManagement(services);
        services.AddScoped<ReadCalendar>().AddScoped<EditCalendar>().AddScoped<ReviewCases>().AddScoped<ReadReviews>().AddScoped<ClaimReview>().AddScoped<DecideReview>();
        services.AddScoped<PaperApplications>().AddScoped<EditPaper>().AddScoped<SubmitPaper>().AddScoped<CompletePaper>().AddScoped<PaperEffect>().AddScoped<PaperSteps>().AddScoped<PaperVerdict>().AddScoped<ReadPaper>();
        services.AddUpgrade();
        services.AddGrants();
        services.AddEnterpriseChanges();
        services.AddQualifications(configuration);
        services.AddMessages(configuration);
        services.AddTasks();
        return services;
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton(sp => new KeyRingFile(sp.GetRequiredService<IOptions<KeyOptions>>().Value.File, sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton(sp => new FieldCipher(sp.GetRequiredService<KeyRingFile>().Current));
        services.AddScoped<RotateKeys>();
        services.AddDbContext<CiacDb>((sp, options) => options.UseNpgsql(sp.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped<AuditTrail>().AddScoped<LinkAudit>().AddScoped<AnchorAudit>().AddScoped<VerifyAudit>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<CheckCertificate>();
        services.AddScoped<IssueLoginChallenge>().AddScoped<ProveCertificate>().AddScoped<SignInWithCertificate>().AddScoped<OpenSession>();
        services.AddScoped<FindSession>().AddScoped<SignOut>().AddScoped<Sessions>().AddScoped<ReadIndividual>();
        services.AddScoped<SignInOutside>().AddScoped<ShowScan>().AddScoped<ReceiveLicenceCallback>().AddScoped<FollowScan>().AddScoped<RedeemScan>();
        services.AddSingleton<OneNetworkRules>();
        services.AddScoped<BeginOneNetworkSignIn>().AddScoped<FinishOneNetworkSignIn>();
        services.AddScoped<SignInStaff>().AddScoped<SeedStaff>();
        services.AddScoped<SendHolderCode>().AddScoped<CheckHolderCode>();
        services.AddPersonRegistration();
        services.AddScoped<FetchUnit>().AddScoped<TellPeople>().AddScoped<ForgetSignIns>();
    }

    private static void AddSignatures(IServiceCollection services)
    {
        services.AddSingleton(_ => FontLibrary.Load(FontFolder.Find()));
        services.AddSingleton<FormRenderer>().AddSingleton<CertificateRenderer>().AddSingleton<DrawDocument>();
        services.AddSingleton(sp => new PadesSigner(sp.GetRequiredService<FontLibrary>(), sp.GetService<ITimestampClient>(), sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ServerSeals>();
        services.AddSingleton(sp => SignatureSettings.From(
            sp.GetRequiredService<IOptions<SignatureOptions>>(), sp.GetRequiredService<IOptions<PortalAddress>>(), sp.GetRequiredService<TimeProvider>()));
        services.AddScoped<SignatureRequests>().AddScoped<OpenSignatureRequest>().AddScoped<ViewSignatureRequest>().AddScoped<ReadDocument>();
        services.AddScoped<PrepareSeal>().AddScoped<SealAsEnterprise>().AddScoped<KeepSignature>().AddScoped<EndSignatureRequest>();
        services.AddScoped<LockSigner>().AddScoped<AskSettings>().AddScoped<RepresentativeCertificate>().AddScoped<AskRepresentativeCode>();
        services.AddScoped<SignAsRepresentative>().AddScoped<RecordChallenge>().AddScoped<SendSigningLink>().AddScoped<RemindSignatory>().AddScoped<BeginTurn>().AddScoped<VerifyEvidence>().AddScoped<VerifyFile>();
        services.AddScoped<IOutboxHandler, SendChallenge>().AddScoped<IOutboxHandler, SealByServer>();
    }

    private static void AddWorkflowManagement(IServiceCollection services)
    {
        services.AddScoped<WorkflowActs>().AddScoped<ReadInstances>().AddScoped<RevealInstance>();
        services.AddScoped<SaveDefinition>().AddScoped<PublishDefinition>().AddScoped<RetractDefinition>().AddScoped<RevertDefinition>();
        services.AddScoped<ValidateDefinition>().AddScoped<DescribeScripts>().AddScoped<ImportDefinitions>().AddScoped<DeleteDefinition>().AddScoped<BulkDefinitions>();
        services.AddScoped<StartInstance>().AddScoped<ExecuteWorkflow>().AddScoped<CancelInstances>().AddScoped<DeleteInstances>().AddScoped<SetVariables>();
        services.AddScoped<AlterInstances>().AddScoped<AlterOneInstance>().AddScoped<RepairIncidents>();
        services.AddScoped<SendToInstances>().AddScoped<HandleDeadLetter>();
    }

    private static void AddCertificates(IServiceCollection services)
    {
        services.AddSingleton(sp => ActivationSettings.From(sp.GetRequiredService<IOptions<ActivationOptions>>(), sp.GetRequiredService<TimeProvider>()));
        services.AddScoped<ActivationDrafts>().AddScoped<EditActivation>().AddScoped<SubmitActivation>().AddScoped<ReadActivation>();
        services.AddScoped<OpenCredential>().AddScoped<ActivateMain>().AddScoped<EndActivation>().AddScoped<FinishActivation>();
        services.AddScoped<HolderCodes>().AddScoped<SubActivations>().AddScoped<FillSubActivation>().AddScoped<OpenSubCertificate>();
        services.AddScoped<CertificateChanges>().AddScoped<ApplyCertificateChange>();
        services.AddScoped<ProveKnownKey>().AddScoped<RepresentativeMobile>();
        services.AddScoped<CertificateRows>().AddScoped<ListCertificates>().AddScoped<ReadCertificate>().AddScoped<ReadHistory>();
        services.AddScoped<RecordEdit>().AddScoped<EditCertificate>().AddScoped<SetHolder>().AddScoped<CancelCertificate>().AddScoped<AfterCancel>().AddScoped<EnableCertificate>().AddScoped<WarnOfExpiry>();
        services.AddScoped<IConfirmationForm, ActivationForm>();
    }
}
