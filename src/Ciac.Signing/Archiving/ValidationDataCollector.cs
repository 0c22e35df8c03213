using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Sealing;
using Ciac.Signing.Trust;
using Ciac.Signing.Verification;

namespace Ciac.Signing.Archiving;

/// <summary>Gathers what proves the signatures of a file: the chains of signers, timestamp authorities and OCSP responders, and their status.</summary>
internal sealed class ValidationDataCollector(TrustStore trust, RevocationChecker revocation, DateTimeOffset at)
{
    private readonly Dictionary<string, X509Certificate2> _certificates = new(StringComparer.Ordinal);
    private readonly List<byte[]> _answers = [];
    private readonly List<byte[]> _lists = [];

    public async Task<ValidationData> CollectAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        var file = SettledFile.Read(pdf, trust, at);
        foreach (var signature in file.Signatures)
        {
            if (signature.Path is { } signer) await CollectAsync(file.Stored, signer, signature.Time ?? at, ct);
            if (signature.AuthorityPath is { } authority) await CollectAsync(file.Stored, authority, signature.Token!.Time, ct);
        }
        return new ValidationData([.. _certificates.Values.Select(certificate => certificate.RawData)], _answers, [.. _lists.DistinctBy(Convert.ToHexString)]);
    }

    /// <summary>Every certificate of the path; the status of the leaf is a must, that of its issuers is kept where their CA tells it.</summary>
    private async Task CollectAsync(StoredEvidence stored, PathResult path, DateTimeOffset used, CancellationToken ct)
    {
        if (!path.Trusted) throw Unprovable();
        for (var i = 0; i < path.Chain.Count; i++)
        {
            var isNew = _certificates.TryAdd(path.Chain[i].Thumbprint, path.Chain[i]);
            if (!isNew || i + 1 == path.Chain.Count) continue;
            // Years later nobody answers about a certificate that has ended; what the file kept in its time still proves it.
            if (stored.About(path.Chain[i], path.Chain[i + 1], used) is RevocationStatus.Good) continue;
            var isGood = await CollectStatusAsync(path.Chain[i], path.Chain[i + 1], ct);
            if (i == 0 && !isGood) throw Unprovable();
        }
    }

    private async Task<bool> CollectStatusAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        var evidence = await revocation.CollectAsync(certificate, issuer, at, ct);
        if (evidence.Status is not RevocationStatus.Good) return false;
        if (evidence.Crl is { } list) _lists.Add(list);
        if (evidence.Ocsp is not { } answer) return true;
        _answers.Add(answer);
        foreach (var responder in OcspResponse.Read(answer)!.Certificates) _certificates.TryAdd(responder.Thumbprint, responder);
        return true;
    }

    private static SealingException Unprovable() =>
        new(SealingFailure.StatusUnavailable, "the status of a signer or timestamp authority could not be had: the file would prove nothing later");
}
