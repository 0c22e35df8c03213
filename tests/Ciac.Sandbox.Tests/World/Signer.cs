using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ciac.Sandbox.Tests.World;

/// A driving application and its signer: the calls of CSC API v2 for one document.
public sealed class Signer
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    private readonly SandboxWorld _world;
    private readonly string _token;

    private Signer(SandboxWorld world, string token) => (_world, _token) = (world, token);

    public string Credential { get; private set; } = "";

    public string Mobile { get; private init; } = "";

    public string IdNumber { get; private init; } = "";

    public byte[] ToBeSigned { get; } = RandomNumberGenerator.GetBytes(100);

    public string Hash => Convert.ToBase64String(SHA256.HashData(ToBeSigned));

    public string ClientData { get; } = Base64Url.EncodeToString([.. RandomNumberGenerator.GetBytes(32), .. Encoding.UTF8.GetBytes("request-1")]);

    public static async Task<Signer> MeetAsync(SandboxWorld world)
    {
        var enterprise = await world.FreshEnterpriseAsync(new { roles = Array.Empty<string>() });
        var person = enterprise.GetProperty("representative");
        var signer = new Signer(world, await RegistryCalls.TokenAsync(world, "/csc/v2/oauth2/token", "sandbox-csc"))
        {
            Mobile = person.GetProperty("mobile").GetString()!,
            IdNumber = person.GetProperty("idNumber").GetString()!,
        };
        var list = await signer.CallAsync("credentials/list", new() { ["userID"] = signer.IdNumber });
        signer.Credential = Assert.Single(list.Body.GetProperty("credentialIDs").EnumerateArray()).GetString()!;
        return signer;
    }

    public async Task<string> SendCodeAsync(string? key = null, string? hash = null)
    {
        var answer = await CallAsync("credentials/getChallenge", Order(hash).With("authObjectID", "OTP").With("description", "测试确认表"), key);
        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        return (await CodesAsync())[^1];
    }

    public async Task<string[]> CodesAsync() =>
        [.. (await SmsCalls.InboxAsync(_world, Mobile)).Select(message => message.GetProperty("parameters").GetProperty("code").GetString()!)];

    public Task<CscAnswer> AuthorizeAsync(string code, string? hash = null) => CallAsync("credentials/authorize", Order(hash)
        .With("numSignatures", 1)
        .With("authData", new JsonArray(new JsonObject { ["id"] = "OTP", ["value"] = code })));

    public Task<CscAnswer> SignAsync(string sad, string? hash = null, string signAlgo = EcdsaWithSha256) =>
        CallAsync("signatures/signHash", Order(hash).With("SAD", sad).With("signAlgo", signAlgo));

    public JsonObject Order(string? hash = null) => new()
    {
        ["credentialID"] = Credential,
        ["hashes"] = new JsonArray(hash ?? Hash),
        ["hashAlgorithmOID"] = Sha256,
        ["clientData"] = ClientData,
    };

    public async Task<CscAnswer> CallAsync(string method, JsonObject body, string? idempotencyKey = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/csc/v2/{method}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", _token);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await _world.Http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return new CscAnswer(answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}

public sealed record CscAnswer(HttpStatusCode Status, JsonElement Body)
{
    public string? Error => Body.GetProperty("error").GetString();

    public string Description => Body.GetProperty("error_description").GetString()!;

    public string Sad => Body.GetProperty("SAD").GetString()!;

    public byte[] Signature => Body.GetProperty("signatures")[0].GetBytesFromBase64();
}

public static class JsonObjectWords
{
    public static JsonObject With(this JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }
}
