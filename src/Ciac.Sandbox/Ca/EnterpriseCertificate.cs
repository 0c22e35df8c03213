namespace Ciac.Sandbox.Ca;

/// The profile of an enterprise's signing certificate (GB/T 20518 attributes, unique id of the scheme).
public static class EnterpriseCertificate
{
    public static CertificateWish Wish(TokenOwner owner, string uniqueId, (DateTimeOffset From, DateTimeOffset To) period) =>
        new(CertificateExtensions.Subject(owner.Name, owner.Name), period.From, period.To)
        {
            Extensions =
            [
                CertificateExtensions.EndEntity(),
                CertificateExtensions.Signing(),
                CertificateExtensions.SignInAndSeal(),
                CertificateExtensions.Text(SandboxOids.CreditCode, owner.Identifier),
                CertificateExtensions.Text(SandboxOids.UniqueId, uniqueId),
                CertificateExtensions.Text(SandboxOids.EnterpriseCode, owner.Identifier),
            ],
        };

    public static CertificateWish WithSeal(CertificateWish wish, TokenOwner owner) => wish with
    {
        Extensions = [.. wish.Extensions, CertificateExtensions.Text(SandboxOids.ElectronicSeal, owner.SealNumber)],
    };
}
