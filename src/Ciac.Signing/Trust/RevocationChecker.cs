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
    public async Task<RevocationStatus> CheckAsync(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at, CancellationToken ct)
    {
        if (_good.Find(leaf, issuer, at) is { } known) return known;
        var verdict = await AskResponderAsync(leaf, issuer, at, ct);
        // A responder that does not know the certificate has answered: a list that does not name it would only hide that.
        if (verdict.Answer is { } answer) return Remember(leaf, issuer, answer, at);
        return await ReadListsAsync((leaf, issuer), at, verdict.Fault!, ct);
    }

    private RevocationStatus Remember(X509Certificate2 leaf, X509Certificate2 issuer, OcspAnswer answer, DateTimeOffset at)
    {
        if (answer.Status is RevocationStatus.Good good) _good.Keep(leaf, issuer, good, (at, answer.NextUpdate));
        return answer.Status;
    }

    private async Task<OcspVerdict> AskResponderAsync(X509Certificate2 leaf, X509Certificate2 issuer, DateTimeOffset at, CancellationToken ct)
    {
        if ((options.OcspAddress ?? CertificateAddresses.Ocsp(leaf)) is not { } address) return OcspVerdict.Bad("no OCSP responder is known");
        var request = new OcspRequest(leaf, issuer);
        try
        {
            var answer = await _fetcher.AskAsync(address, request.Encode(), ct);
            return new OcspJudgement(leaf, issuer, options).Judge(answer, request.Nonce, at);
        }
        catch (Exception fault) when (StatusFetcher.IsTheirs(fault, ct))
        {
            return OcspVerdict.Bad("the OCSP responder does not answer");
        }
    }

    private async Task<RevocationStatus> ReadListsAsync((X509Certificate2 Leaf, X509Certificate2 Issuer) pair, DateTimeOffset at, string ocspFault, CancellationToken ct)
    {
        var addresses = ListAddresses(pair.Leaf);
        var faults = new List<string> { ocspFault };
        foreach (var address in addresses)
        {
            try
            {
                return Of(await _lists.GetAsync(address, pair.Issuer, at, ct), pair, at);
            }
            catch (Exception fault) when (fault is AsnContentException || StatusFetcher.IsTheirs(fault, ct))
            {
                faults.Add(fault is AsnContentException ? fault.Message : "the list cannot be fetched");
            }
        }
        return Bridge(addresses, pair, at) ?? new RevocationStatus.Unknown(string.Join("; ", faults));
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

    private RevocationStatus Of(RevocationList list, (X509Certificate2 Leaf, X509Certificate2 Issuer) pair, DateTimeOffset at)
    {
        if (list.Find(pair.Leaf) is { } revoked) return revoked;
        var good = new RevocationStatus.Good(list.ThisUpdate, RevocationSource.Crl);
        _good.Keep(pair.Leaf, pair.Issuer, good, (at, list.NextUpdate));
        return good;
    }

    private RevocationStatus? Bridge(List<Uri> addresses, (X509Certificate2 Leaf, X509Certificate2 Issuer) pair, DateTimeOffset at)
    {
        var last = addresses.Select(address => _lists.LastGood(address, pair.Issuer, at)).FirstOrDefault(list => list is not null);
        if (last?.Find(pair.Leaf) is { } revoked) return revoked;
        var open = options.SoftFailUntil is { } until && at < until;
        return last is not null && open ? new RevocationStatus.Good(last.ThisUpdate, RevocationSource.LastGoodCrl) : null;
    }
}
