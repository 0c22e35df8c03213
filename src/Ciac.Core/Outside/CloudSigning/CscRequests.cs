using System.Buffers.Text;
using System.Text;

namespace Ciac.Core.Outside.CloudSigning;

/// <summary>Bodies of the CSC calls that carry an order. The three of them must say the same.</summary>
internal static class CscRequests
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    private const string RsaWithSha256 = "1.2.840.113549.1.1.11";
    private const string CodeObject = "OTP";

    public static object Challenge(SigningOrder order) => new
    {
        credentialID = order.CredentialId,
        authObjectID = CodeObject,
        clientData = ClientData(order),
        hashes = Hashes(order),
        hashAlgorithmOID = Sha256,
        description = order.Title,
    };

    public static object Authorize(SigningOrder order, string code) => new
    {
        credentialID = order.CredentialId,
        numSignatures = 1,
        hashes = Hashes(order),
        hashAlgorithmOID = Sha256,
        authData = new[] { new { id = CodeObject, value = code } },
        clientData = ClientData(order),
    };

    public static object SignHash(SigningOrder order, string sad, SigningKeyAlgorithm algorithm) => new
    {
        credentialID = order.CredentialId,
        SAD = sad,
        hashes = Hashes(order),
        hashAlgorithmOID = Sha256,
        signAlgo = algorithm == SigningKeyAlgorithm.Rsa ? RsaWithSha256 : EcdsaWithSha256,
    };

    private static string[] Hashes(SigningOrder order) => [Convert.ToBase64String(order.Hash)];

    // base64url(digest ‖ signing-request id): what the provider shows in the text and what the code is bound to.
    private static string ClientData(SigningOrder order) =>
        Base64Url.EncodeToString([.. order.DocumentDigest, .. Encoding.UTF8.GetBytes(order.SigningRequestId)]);
}
