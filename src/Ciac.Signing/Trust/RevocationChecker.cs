using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>
/// Asks whether a certificate is revoked: OCSP first (RFC 6960), the list second (RFC 5280 §5). Addresses come from
/// configuration or from the certificate, so it must only be called with a leaf and issuer of a validated chain. Thread-safe;
/// meant to live as long as the process, for it remembers good answers and the last good lists.
/// </summary>
public sealed class RevocationChecker(HttpClient http, RevocationOptions options)
{
    private readonly StatusFetcher _fetcher = new(http, options.Timeout);
    private readonly GoodAnswers _good = new(options.KeepGood);
    private readonly ListCache _lists = new(new StatusFetcher(http, options.Timeout), options);

    /// <summary>The status of <paramref name="leaf"/> as of <paramref name="at"/>, which is now: old signatures are judged by the data stored in them.</summary>
    public async Task<RevocationStatus> CheckAsync(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at, CancellationToken ct) =>
        _good.Find(leaf, issuer, at) ?? (await CollectAsync(leaf, issuer, at, ct)).Status;

    /// <summary>Asks anew, past the remembered answers, and keeps the proof: data for the long term has to be younger than the signature.</summary>
    public async Task<RevocationEvidence> CollectAsync(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at, CancellationToken ct)
    {
        var pair = new IssuedPair(leaf, issuer);
        var (verdict, proof) = await AskResponderAsync(pair, at, ct);
        // A responder that does not know the certificate has answered: a list that does not name it would only hide that.
        if (verdict.Answer is { } answer) return new RevocationEvidence(Remember(pair, answer.Status, (at, answer.NextUpdate)), proof, null);
        return await ReadListsAsync(pair, at, verdict.Fault!, ct);
    }

    private RevocationStatus Remember(IssuedPair pair, RevocationStatus status, (DateTimeOffset At, DateTimeOffset? NextUpdate) time)
    {
        if (status is RevocationStatus.Good good) _good.Keep(pair.Leaf, pair.Issuer, good, time);
        return status;
    }

    private async Task<(OcspVerdict Verdict, byte[]? Proof)> AskResponderAsync(IssuedPair pair, DateTimeOffset at, CancellationToken ct)
    {
        if ((options.OcspAddress ?? CertificateAddresses.Ocsp(pair.Leaf)) is not { } address) return (OcspVerdict.Bad("no OCSP responder is known"), null);
        var request = new OcspRequest(pair.Leaf, pair.Issuer);
        try
        {
            var answer = await _fetcher.AskAsync(address, request.Encode(), ct);
            return (new OcspJudgement(pair.Leaf, pair.Issuer, options).Judge(answer, request.Nonce, at), answer);
        }
        catch (Exception fault) when (StatusFetcher.IsTheirs(fault, ct))
        {
            return (OcspVerdict.Bad("the OCSP responder does not answer"), null);
        }
    }

    private async Task<RevocationEvidence> ReadListsAsync(IssuedPair pair, DateTimeOffset at, string ocspFault, CancellationToken ct)
    {
        var addresses = ListAddresses(pair.Leaf);
        var faults = new List<string> { ocspFault };
        foreach (var address in addresses)
        {
            try
            {
                var list = await _lists.GetAsync(address, pair.Issuer, at, ct);
                RevocationStatus status = list.Find(pair.Leaf) is { } revoked ? revoked : new RevocationStatus.Good(list.ThisUpdate, RevocationSource.Crl);
                return new RevocationEvidence(Remember(pair, status, (at, list.NextUpdate)), null, list.Encoded.ToArray());
            }
            catch (Exception fault) when (fault is AsnContentException || StatusFetcher.IsTheirs(fault, ct))
            {
                faults.Add(fault is AsnContentException ? fault.Message : "the list cannot be fetched");
            }
        }
        return new RevocationEvidence(Bridge(addresses, pair, at) ?? new RevocationStatus.Unknown(string.Join("; ", faults)), null, null);
    }

    private List<Uri> ListAddresses(X509Certificate2 leaf)
    {
        if (options.CrlAddress is { } configured) return [configured];
        try
        {
            return [.. CertificateAddresses.Crl(leaf)];
        }
        catch (AsnContentException)
        {
            // A malformed extension names no address; the status then stays unknown, which is the safe side.
            return [];
        }
    }

    private RevocationStatus? Bridge(List<Uri> addresses, IssuedPair pair, DateTimeOffset at)
    {
        var last = addresses.Select(address => _lists.LastGood(address, pair.Issuer, at)).FirstOrDefault(list => list is not null);
        if (last?.Find(pair.Leaf) is { } revoked) return revoked;
        var open = options.SoftFailUntil is { } until && at < until;
        return last is not null && open ? new RevocationStatus.Good(last.ThisUpdate, RevocationSource.LastGoodCrl) : null;
    }
}

/// <summary>A certificate and the one that issued it.</summary>
internal sealed record IssuedPair(X509Certificate2 Leaf, X509Certificate2 Issuer);
