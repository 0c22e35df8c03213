using Ciac.Core.Accounts;
using Ciac.Core.Outside.Ca;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Certificates;

/// <summary>The certificate that a session proved at its sign-in.</summary>
internal static class SessionCertificate
{
    /// <summary>法人一证通数字证书中，必须含有电子签章信息.</summary>
    public static async Task<bool> HasSealAsync(CiacDb db, Caller caller, CancellationToken ct)
    {
        var raw = await db.Sessions.Where(s => s.Id == caller.SessionId).Select(s => s.Certificate).SingleAsync(ct);
        using var certificate = raw is null ? null : CheckCertificate.Read(raw);
        return certificate is not null
            && EnterpriseCertificateIdentity.Parse(certificate) is CertificateIdentityResult<EnterpriseCertificateIdentity>.Read { Identity.HasSeal: true };
    }
}
