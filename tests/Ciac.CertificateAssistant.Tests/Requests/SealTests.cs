using System.Net;
using System.Text;

namespace Ciac.CertificateAssistant.Tests.Requests;

public sealed class SealTests(SharedAssistant shared) : IClassFixture<SharedAssistant>
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string Data = "1.2.840.113549.1.7.1";
    private static readonly byte[] Other = new byte[32];

    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "the bytes of a login", Orders.LoginBytes() },
        { "the digest alone", Orders.Digest },
        { "nothing", [] },
        { "not DER", Encoding.ASCII.GetBytes("1 hello") },
        { "another digest", Orders.Attributes(Other) },
        { "another digest before the right one", Orders.Attributes(Orders.Digest, Other) },
        { "another digest after the right one", Orders.Attributes(Orders.Digest, [.. Enumerable.Repeat((byte)0xFF, 32)]) },
        { "no digest", Orders.Set(Content(Data)) },
        { "no content type", Orders.Set(Digest(Orders.Digest)) },
        { "content of another kind", Orders.Set(Content("1.2.840.113549.1.9.16.1.4"), Digest(Orders.Digest)) },
        { "two digest attributes", Orders.Set(Content(Data), Digest(Orders.Digest), Digest(Other)) },
        { "a sequence instead of a set", [0x30, .. Orders.Attributes(Orders.Digest)[1..]] },
        { "bytes after the set", [.. Orders.Attributes(Orders.Digest), 0] },
        { "a set that ends too early", Orders.Attributes(Orders.Digest)[..^1] },
        { "a length of another form (BER)", [0x31, 0x81, Orders.Attributes(Orders.Digest)[1], .. Orders.Attributes(Orders.Digest)[2..]] },
        { "a set nested a thousand times", Nested(1000) },
        { "an indefinite length", [0x31, 0x80, 0x00, 0x00] },
    };

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task Seal_with_the_right_pin_signs_the_attributes_as_they_are(string algorithm)
    {
        var assistant = shared.Assistant;
        var token = algorithm == "RS256" ? shared.Token : TestToken.Curve();
        token.WriteTo(assistant.Folder, algorithm);
        var id = await assistant.OpenAsync(Orders.Seal(token.Id));

        await assistant.TypePinAsync(id, TestToken.Pin);

        var (_, answer) = await assistant.GetAsync($"/v1/requests/{id}?wait=20");
        Assert.Equal(algorithm, answer.GetProperty("algorithm").GetString());
        Assert.True(token.Verifies(Orders.Attributes(Orders.Digest), answer.GetProperty("signature").GetBytesFromBase64()));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    [Trait("Case", "C-12")]
    [Trait("Case", "C-19")]
    public async Task Seal_of_bytes_that_do_not_cover_the_shown_digest_is_refused(string what, byte[] bytes)
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var (status, body) = await assistant.AskAsync(HttpMethod.Post, "/v1/sign", Orders.Seal(token.Id, bytes));
        Assert.True(status == HttpStatusCode.BadRequest, what);
        Assert.Equal("attributes-malformed", body.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("documentDigest", "AAAA")]
    [InlineData("documentDigest", "not base64")]
    [InlineData("documentDigest", null)]
    [InlineData("title", null)]
    [InlineData("title", " ")]
    [InlineData("title", "确认表\u202Efdp.exe")]
    [InlineData("title", "确认\u200B表")]
    [InlineData("title", "two\nlines")]
    [InlineData("purpose", "login")]
    public async Task Seal_order_with_a_wrong_part_is_refused(string field, string? value)
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var order = Orders.Seal(token.Id);
        order[field] = value;
        Assert.Equal(HttpStatusCode.BadRequest, (await assistant.AskAsync(HttpMethod.Post, "/v1/sign", order)).Status);
    }

    [Fact]
    public async Task Window_of_a_seal_shows_origin_purpose_title_fingerprint_and_certificate()
    {
        var assistant = shared.Assistant;
        var token = shared.Token;
        var order = Orders.Seal(token.Id);
        order["title"] = "<script>alert(1)</script>确认表𠮷";
        var id = await assistant.OpenAsync(order);
        using var response = await RunningAssistant.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{assistant.Address}/requests/{id}"));
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync());
        var page = await assistant.ReadAsync($"/requests/{id}");
        foreach (var shown in new[] { RunningAssistant.Portal, "电子签章", (string)order["title"]!, TestToken.Enterprise, TestToken.UniqueId })
            Assert.Contains(shown, page);
        Assert.Contains($"<span class=\"compare\">{Convert.ToHexStringLower(Orders.Digest)[..4]}</span>", page);
    }

    private static byte[] Content(string kind) => Orders.Attribute(ContentType, w => w.WriteObjectIdentifier(kind));

    private static byte[] Digest(byte[] digest) => Orders.Attribute(MessageDigest, w => w.WriteOctetString(digest));

    private static byte[] Nested(int depth) => Enumerable.Range(0, depth).Aggregate(Array.Empty<byte>(), (inner, _) => Orders.Set(inner.Length == 0 ? [5, 0] : inner));
}
