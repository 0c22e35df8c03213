using Ciac.Core.Accounts;
using Ciac.Core.Storage;

namespace Ciac.Core.Certificates;

/// <summary>What is opened: a certificate as it was proven, or a licence or account.</summary>
internal sealed record CredentialToOpen(CredentialKind Kind, string UniqueId, string Name)
{
    public required string SerialNumber { get; init; }
    public required string Thumbprint { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }

    public static CredentialToOpen Of(Activation activation) => new(activation.Kind, activation.UniqueId, activation.EnterpriseName)
    {
        SerialNumber = activation.SerialNumber,
        Thumbprint = activation.Thumbprint,
        ValidFrom = activation.ValidFrom,
        ValidUntil = activation.ValidUntil,
    };

    public static CredentialToOpen Of(SubActivation sub) => new(sub.Kind, sub.UniqueId, sub.CertificateName)
    {
        SerialNumber = sub.SerialNumber,
        Thumbprint = sub.Thumbprint,
        ValidFrom = sub.ValidFrom,
        ValidUntil = sub.ValidUntil,
    };

    public static CredentialToOpen Of(PaperApplication application) => new(CredentialKind.Certificate, application.UniqueId, application.EnterpriseName)
    {
        SerialNumber = application.SerialNumber,
        Thumbprint = application.Thumbprint,
        ValidFrom = application.ValidFrom,
        ValidUntil = application.ValidUntil,
    };
}

/// <summary>As what it is opened.</summary>
internal sealed record OpenedAs(Guid EnterpriseId, HolderRole Role, bool IsMain = false);

/// <summary>The one place where a credential begins, inside the caller's transaction: whoever is registered already is not asked to register again.</summary>
public sealed class OpenCredential(CiacDb db, RegisterPerson persons, TimeProvider clock)
{
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="what">What is opened.</param>
    /// <param name="holder">Without a name: the holder is asked for after the sign-in.</param>
    /// <param name="how">Of which unit, and as what.</param>
    /// <param name="ct">Ends the waiting.</param>
    internal async Task<Credential> AddAsync(CredentialToOpen what, HolderData holder, OpenedAs how, CancellationToken ct)
    {
        var isKnown = holder.Name.Length > 0;
        var credential = new Credential
        {
            Id = Guid.CreateVersion7(Now),
            Kind = what.Kind,
            EnterpriseId = how.EnterpriseId,
            UniqueId = what.UniqueId,
            CertificateName = what.Name,
            SerialNumber = what.SerialNumber,
            ValidFrom = what.ValidFrom,
            ValidUntil = what.ValidUntil,
            Thumbprint = what.Thumbprint,
            Nickname = holder.Nickname,
            HolderName = isKnown ? holder.Name : null,
            HolderDocumentKind = isKnown ? holder.DocumentKind : null,
            HolderDocumentNumber = isKnown ? holder.DocumentNumber : null,
            HolderMobile = isKnown ? holder.Mobile : null,
            HolderRegistration = isKnown ? await persons.StateOfAsync(new PersonOf(holder.DocumentKind, holder.DocumentNumber, holder.Name), ct) : HolderRegistration.Awaiting,
            Role = how.Role,
            IsMain = how.IsMain,
            Status = CredentialStatus.Active,
            ActivatedAt = Now,
        };
        db.Credentials.Add(credential);
        return credential;
    }
}
