using System.Globalization;
using Ciac.Sandbox.Ca;

namespace Ciac.Sandbox.CloudSigning;

/// credentials/info answer (CSC API v2 §11.5).
public static class CredentialView
{
    public static Dictionary<string, object?> Of(Credential credential, CertificateAuthority authority, CredentialsInfoRequest request, DateTimeOffset now) => new()
    {
        ["description"] = "个人云签名证书",
        ["signatureQualifier"] = "eu_eidas_aes",
        ["key"] = Key(credential, now),
        ["cert"] = Certificate(credential, authority, request, now),
        ["auth"] = new
        {
            mode = "explicit",
            expression = "OTP",
            objects = new[] { new { type = "ChallengeResponse", id = "OTP", format = "N", label = "短信验证码", generator = "sms" } },
        },
        ["SCAL"] = "2",
        ["multisign"] = 1,
        ["lang"] = "zh-CN",
        ["x-maskedPhone"] = Mask(credential.Person.Mobile),
    };

    public static string Mask(string mobile) => $"{mobile[..3]}****{mobile[^4..]}";

    private static object Key(Credential credential, DateTimeOffset now)
    {
        var status = credential.StatusAt(now) == "valid" ? "enabled" : "disabled";
        return credential.IsRsa
            ? new { status, algo = new[] { "1.2.840.113549.1.1.11" }, len = 2048 }
            : new { status, algo = new[] { "1.2.840.10045.4.3.2" }, len = 256, curve = "1.2.840.10045.3.1.7" };
    }

    private static object Certificate(Credential credential, CertificateAuthority authority, CredentialsInfoRequest request, DateTimeOffset now)
    {
        var certificate = credential.Certificate;
        var issuer = authority.For(credential.IsRsa ? KeyAlgorithm.Rsa : KeyAlgorithm.Ec);
        byte[][] certificates = request.Certificates switch
        {
            "none" => [],
            "chain" => [certificate.RawData, issuer.Certificate.RawData],
            _ => [certificate.RawData],
        };
        return new
        {
            status = credential.StatusAt(now),
            certificates = certificates.Select(Convert.ToBase64String),
            issuerDN = certificate.Issuer,
            serialNumber = certificate.SerialNumber,
            subjectDN = certificate.Subject,
            validFrom = Time(certificate.NotBefore),
            validTo = Time(certificate.NotAfter),
        };
    }

    private static string Time(DateTime at) => at.ToUniversalTime().ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
