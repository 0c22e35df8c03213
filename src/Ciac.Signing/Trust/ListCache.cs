using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ciac.Signing.Trust;

/// <summary>The lists read so far. One is used until its nextUpdate or ten minutes, whichever is sooner, and kept longer for an outage.</summary>
internal sealed class ListCache(StatusFetcher fetcher, RevocationOptions options)
{
    private const int MostLists = 256;
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<Uri, (RevocationList List, DateTimeOffset ReadAt)> _lists = new();

    /// <summary>The list at that address as of <paramref name="at"/>, made by <paramref name="issuer"/>.</summary>
    /// <exception cref="HttpRequestException">It could not be fetched.</exception>
    /// <exception cref="AsnContentException">It is no complete list, not the issuer's, or out of date.</exception>
    public async Task<RevocationList> GetAsync(Uri address, X509Certificate2 issuer, DateTimeOffset at, CancellationToken ct)
    {
        if (_lists.TryGetValue(address, out var known) && at - known.ReadAt < options.KeepGood && IsCurrent(known.List, at) && known.List.IsOf(issuer)) return known.List;
        var list = RevocationList.Read(await fetcher.ListAsync(address, ct));
        if (!list.IsOf(issuer)) throw new AsnContentException("the list is not the issuer's");
        if (!IsCurrent(list, at)) throw new AsnContentException("the list is out of date");
        if (_lists.Count >= MostLists) _lists.Clear();
        _lists[address] = (list, at);
        return list;
    }

    /// <summary>The last good list of the address, when it was read within a day.</summary>
    public RevocationList? LastGood(Uri address, X509Certificate2 issuer, DateTimeOffset at) =>
        _lists.TryGetValue(address, out var known) && at - known.ReadAt <= LongestOutage && known.List.IsOf(issuer) ? known.List : null;

    private bool IsCurrent(RevocationList list, DateTimeOffset at)
    {
        var end = list.NextUpdate ?? list.ThisUpdate + options.LongestAge;
        return list.ThisUpdate <= at + options.Skew && at <= end + options.Skew;
    }
}
