using Ciac.Core.Signatures;
using Microsoft.Extensions.DependencyInjection;

namespace Ciac.Core.Qualifications.Copies;

internal static class CopyServices
{
    public static void AddCopies(this IServiceCollection services)
    {
        services.AddScoped<CopyRights>().AddScoped<OwnCertificates>().AddScoped<ReadCopies>().AddScoped<CopyFiles>().AddScoped<IDocumentRule, CopyRule>();
        services.AddScoped<CheckUse>().AddScoped<BeginCopy>().AddScoped<CollectCertificate>().AddScoped<StartUseCopy>();
        services.AddScoped<CopyStands>().AddScoped<ConfirmCopy>().AddScoped<IssueCopy>().AddScoped<CloseCopy>().AddScoped<EndCopy>().AddScoped<LapseCopies>();
        services.AddScoped<IConfirmationForm, ApprovalCopyForm>().AddScoped<IConfirmationForm, UseCopyForm>();
    }
}
