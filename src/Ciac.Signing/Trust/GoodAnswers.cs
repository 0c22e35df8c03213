using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>Good answers, kept no longer than they hold. Revoked and unknown are always asked again.</summary>
internal sealed class GoodAnswers(TimeSpan keep)
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, (RevocationStatus.Good Answer, DateTimeOffset Until)> _answers = new(StringComparer.Ordinal);

    public RevocationStatus.Good? Find(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at) =>
        _answers.TryGetValue(Key(leaf, issuer), out var known) && at < known.Until ? known.Answer : null;

    public void Keep(X509Certificate2 leaf, X509Certificate2 issuer, RevocationStatus.Good answer, (DateTimeOffset At, DateTimeOffset? NextUpdate) time)
    {
        var longest = time.At + keep;
        if (_answers.Count >= Most) _answers.Clear();
        _answers[Key(leaf, issuer)] = (answer, time.NextUpdate is { } next && next < longest ? next : longest);
    }

    // By the certificates' own bytes: two CAs may share a name, and a serial number is unique for one key only.
    private static string Key(X509Certificate2 leaf, X509Certificate2 issuer) =>
        leaf.GetCertHashString(HashAlgorithmName.SHA256) + issuer.GetCertHashString(HashAlgorithmName.SHA256);
}
