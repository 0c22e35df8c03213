using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Pdf;
using Ciac.Signing.Sealing;
using Ciac.Signing.Tests.Trust;

namespace Ciac.Signing.Tests.Sealing;

/// <summary>The three signers that most tests use, and short ways to let them sign.</summary>
internal static class Seals
{
    public static readonly FontLibrary Fonts = FontLibrary.Load(FontFolder.Find());
    public static readonly PadesSigner Signer = new(Fonts);
    public static readonly X509Certificate2 Enterprise = TestAuthority.Shared.IssueRsa("Enterprise");
    public static readonly X509Certificate2 Representative = TestAuthority.Shared.IssueEc("Representative");
    public static readonly X509Certificate2 Platform = TestAuthority.Shared.IssueEc("Platform");

    public static SignatureParameters Parameters(string field, X509Certificate2 certificate) => new()
    {
        FieldName = field,
        CertificateChain = TestAuthority.Shared.Chain(certificate),
        SigningTime = TestAuthority.Today,
        Name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
    };

    public static byte[] Sign(byte[] pdf, string field, X509Certificate2 certificate) =>
        Signer.Sign(pdf, Parameters(field, certificate), new LocalSignerKey(certificate));

    public static byte[] Certify(byte[] pdf, string field, X509Certificate2 certificate) =>
        Signer.Sign(pdf, Parameters(field, certificate) with { Certify = true }, new LocalSignerKey(certificate));

    /// <summary>Three signatures in sequence, the first certifying: RSA, P-256, P-256.</summary>
    public static byte[] ThreeTimes(byte[] pdf)
    {
        var first = Certify(pdf, "enterprise", Enterprise);
        return Sign(Sign(first, "representative", Representative), "platform", Platform);
    }
}
