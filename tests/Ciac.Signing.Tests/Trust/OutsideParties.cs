using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ciac.Signing.Trust;
using Ciac.Signing.Timestamps;

namespace Ciac.Signing.Tests.Trust;

/// <summary>A timestamp authority and OCSP responders of both issuing CAs, played by openssl over HTTP; certificates can be revoked.</summary>
internal sealed class OutsideParties : IAsyncDisposable
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private static readonly TestAuthority Ca = TestAuthority.Shared;
    private static readonly X509Certificate2 RsaResponder = Ca.IssueRsa("RSA responder", new LeafOptions { Purposes = [OcspSigning] });
    private static readonly X509Certificate2 EcResponder = Ca.IssueEc("EC responder", new LeafOptions { Purposes = [OcspSigning] });
    private readonly OpenSsl _openssl = new();
    private readonly List<string> _rsaIndex = [];
    private readonly List<string> _ecIndex = [];
    private HttpParty _tsa = null!;
    private HttpParty _rsaOcsp = null!;
    private HttpParty _ecOcsp = null!;
    private X509Certificate2 _authority = null!;

    public ITimestampClient Timestamps => new Rfc3161Client(HttpParty.Client, [_tsa.Address]);

    /// <summary>A client that asks this address first.</summary>
    public ITimestampClient TimestampsAfter(Uri first) => new Rfc3161Client(HttpParty.Client, [first, _tsa.Address]);

    public DateTimeOffset AuthorityEnds => _authority.NotAfter.ToUniversalTime();

    public int Questions => _rsaOcsp.Calls + _ecOcsp.Calls;

    /// <summary>A checker that remembers nothing yet.</summary>
    public static RevocationChecker NewChecker() => new(HttpParty.Client, new RevocationOptions());

    public static async Task<OutsideParties> StartAsync()
    {
        var parties = new OutsideParties();
        parties._tsa = await HttpParty.StartAsync(async query => await parties._openssl.StampAsync(query, parties._authority, Ca.Rsa));
        parties._rsaOcsp = await HttpParty.StartAsync(async request => await parties.AnswerAsync(request, Ca.Rsa));
        parties._ecOcsp = await HttpParty.StartAsync(async request => await parties.AnswerAsync(request, Ca.Ec));
        parties._authority = parties.KnownRsa("TSA", new LeafOptions { Purposes = [TimeStamping], PurposesCritical = true });
        return parties;
    }

    public X509Certificate2 KnownRsa(string name, LeafOptions? options = null)
    {
        var leaf = Ca.IssueRsa(name, (options ?? new LeafOptions()) with { OcspAddress = _rsaOcsp.Address.ToString() });
        _rsaIndex.Add(OpenSsl.Line(leaf));
        return leaf;
    }

    public X509Certificate2 KnownEc(string name, ECCurve? curve = null)
    {
        var leaf = Ca.IssueEc(name, new LeafOptions { OcspAddress = _ecOcsp.Address.ToString() }, curve);
        _ecIndex.Add(OpenSsl.Line(leaf));
        return leaf;
    }

    public void Revoke(X509Certificate2 leaf, DateTimeOffset since)
    {
        foreach (var index in (List<string>[])[_rsaIndex, _ecIndex])
        {
            var at = index.IndexOf(OpenSsl.Line(leaf));
            if (at >= 0) index[at] = OpenSsl.Line(leaf, since);
        }
    }

    /// <summary>From now on nobody answers questions about status.</summary>
    public void Silence()
    {
        _rsaOcsp.Answer = _ => Task.FromResult<byte[]?>(null);
        _ecOcsp.Answer = _ => Task.FromResult<byte[]?>(null);
    }

    public async ValueTask DisposeAsync()
    {
        await _tsa.DisposeAsync();
        await _rsaOcsp.DisposeAsync();
        await _ecOcsp.DisposeAsync();
        _openssl.Dispose();
    }

    private Task<byte[]> AnswerAsync(byte[] request, X509Certificate2 issuer)
    {
        var isRsa = ReferenceEquals(issuer, Ca.Rsa);
        var party = new OcspParty(issuer, isRsa ? RsaResponder : EcResponder, "-nmin", "5");
        return _openssl.OcspAsync(request, party, string.Concat(isRsa ? _rsaIndex : _ecIndex));
    }
}
