using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Ciac.Signing.Timestamps;

/// <summary>
/// Asks timestamp authorities over HTTP (RFC 3161 §3.4), in order, until one gives a token for our imprint and our nonce.
/// Redirects and proxies are a matter of the client's handler. Thread-safe.
/// </summary>
/// <param name="http">The client; its own timeout should not be shorter than <paramref name="timeout"/>.</param>
/// <param name="addresses">At least one; the later ones are asked when the earlier ones fail.</param>
/// <param name="timeout">How long one authority may take; 10 s by default.</param>
public sealed class Rfc3161Client(HttpClient http, IReadOnlyList<Uri> addresses, TimeSpan? timeout = null) : ITimestampClient
{
    private const int LargestAnswer = 64 * 1024;
    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<byte[]> StampAsync(byte[] signatureValue, CancellationToken ct)
    {
        var faults = new List<Exception>();
        foreach (var address in addresses)
        {
            try
            {
                return await AskAsync(address, signatureValue, ct);
            }
            catch (Exception fault) when (IsTheirs(fault, ct))
            {
                faults.Add(fault);
            }
        }
        var said = string.Join("; ", faults.Select((fault, index) => $"{addresses[index].Host}: {fault.Message}"));
        throw new TimestampException("no timestamp authority gave a usable token: " + said, new AggregateException(faults));
    }

    private async Task<byte[]> AskAsync(Uri address, byte[] value, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(_timeout);
        var request = Rfc3161TimestampRequest.CreateFromHash(SHA256.HashData(value), HashAlgorithmName.SHA256, nonce: Nonce(), requestSignerCertificates: true);
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(request.Encode()) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, deadline.Token);
        return Token(request, await answer.Content.ReadAsByteArrayAsync(deadline.Token), value);
    }

    /// <summary>Status, imprint and nonce are compared by the request; the token's own signature is checked here.</summary>
    private static byte[] Token(Rfc3161TimestampRequest request, byte[] answer, byte[] value)
    {
        var token = request.ProcessResponse(answer, out var read);
        if (read != answer.Length) throw new CryptographicException("bytes follow the answer");
        if (!token.VerifySignatureForData(value, out _)) throw new CryptographicException("the token's signature does not hold");
        return token.AsSignedCms().Encode();
    }

    private static byte[] Nonce()
    {
        var nonce = RandomNumberGenerator.GetBytes(9);
        // A positive INTEGER whose length does not depend on chance: some authorities echo it re-encoded.
        nonce[0] = 1;
        return nonce;
    }

    private static bool IsTheirs(Exception fault, CancellationToken ct) => fault switch
    {
        OperationCanceledException => !ct.IsCancellationRequested,
        HttpRequestException or CryptographicException or IOException => true,
        _ => false,
    };
}
