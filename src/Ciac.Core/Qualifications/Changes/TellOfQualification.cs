using Ciac.Core.Accounts;
using Ciac.Core.Messages;

namespace Ciac.Core.Qualifications;

/// <summary>Who administers the unit is told by message and SMS that a certificate waits to be collected, or ended. A unit that is not open has nobody to tell.</summary>
public sealed class TellOfQualification(TellPeople tell)
{
    private const string Template = "SMS_QUALIFICATION";

    public Task HandleAsync(Qualification certificate, ChangeResult result, CancellationToken ct)
    {
        var news = new News($"qualification.{result.ToString().ToLowerInvariant()}", "/qualifications", certificate.CertificateNumber)
        {
            Text = new NewsText(Template, new Dictionary<string, string>
            {
                ["number"] = certificate.CertificateNumber,
                ["result"] = result == ChangeResult.Revoked ? "已失效，旧证书不能再下载" : "有新内容，待领证，旧证书不能再下载",
            }),
        };
        return tell.AdministratorsAsync(certificate.Identifier, news, null, ct);
    }
}
