using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Ciac.CertificateAssistant.Requests;

/// <summary>The bytes of a sign-in or of a proof of possession: domain-separated and length-prefixed, so that no other meaning can be read into them.</summary>
public static partial class LoginMessage
{
    private static readonly byte[] Domain = [.. "CMP-AUTH-V1"u8, 0];

    /// <summary>Null when the challenge could not have come from an honest server.</summary>
    public static byte[]? From(SignOrder order) =>
        order is { Origin: { } origin, Challenge: { } challenge, ChallengeId: { } id } &&
        Challenge().IsMatch(challenge) && ChallengeId().IsMatch(id)
            ? [.. Domain, .. Prefixed(origin), .. Prefixed(challenge), .. Prefixed(id), .. Prefixed(order.Purpose!)]
            : null;

    private static byte[] Prefixed(string text)
    {
        var bytes = new byte[sizeof(int) + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length - sizeof(int));
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(sizeof(int)));
        return bytes;
    }

    // At least 256 bits: a shorter challenge could be guessed or reused (base64url of 32 bytes is 43 characters).
    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43,128}\z")]
    private static partial Regex Challenge();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,128}\z")]
    private static partial Regex ChallengeId();
}
