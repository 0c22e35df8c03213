using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Tests.Sealing;

namespace Ciac.Signing.Tests.Attacks;

/// <summary>Makes CMS messages with the platform's own SignedCms: for the attacks of somebody who has a key, and to check ours against another maker's.</summary>
internal static class CmsForge
{
    private static readonly Oid EssV2 = new("1.2.840.113549.1.9.16.2.47");

    /// <summary>Signs the last signature's range again with a regular CMS.</summary>
    public static byte[] Resign(byte[] pdf, X509Certificate2 certificate) =>
        Forger.WithCms(pdf, Make(SignedRange.Of(pdf).Content, Signer(certificate)));

    public static CmsSigner Signer(X509Certificate2 certificate, X509Certificate2? bound = null)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate) { IncludeOption = X509IncludeOption.None, DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1") };
        foreach (var member in Trust.TestAuthority.Shared.Chain(certificate).SkipLast(1)) signer.Certificates.Add(X509CertificateLoader.LoadCertificate(member));
        signer.SignedAttributes.Add(new AsnEncodedData(EssV2, Ess(bound ?? certificate)));
        return signer;
    }

    public static byte[] Make(byte[] content, CmsSigner signer, bool detached = true)
    {
        var cms = new SignedCms(new ContentInfo(content), detached);
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    private static byte[] Ess(X509Certificate2 certificate) => [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20, .. SHA256.HashData(certificate.RawData)];
}
