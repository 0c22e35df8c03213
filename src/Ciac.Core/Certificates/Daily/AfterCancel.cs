using Ciac.Core.Accounts;

namespace Ciac.Core.Certificates;

/// <summary>What another room does when a certificate is cancelled, in the same transaction.</summary>
public interface IAfterCancel
{
    Task HandleAsync(Guid credentialId, CancellationToken ct);
}

/// <summary>The rest of a cancelling: the rooms end what was open for it, and its holder is told.</summary>
public sealed class AfterCancel(IEnumerable<IAfterCancel> rooms, TellPeople tell)
{
    public async Task HandleAsync(Caller caller, Credential target, CancellationToken ct)
    {
        foreach (var room in rooms) await room.HandleAsync(target.Id, ct);
        var news = target.Of("certificate.cancelled").WithText("SMS_CERTIFICATE_CANCELLED", target.CertificateName);
        await tell.HolderAsync(target.MailboxOf(caller), news, ct);
    }
}
