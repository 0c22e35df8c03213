using System.Net.Http.Json;
using System.Text.Json;

namespace Ciac.Sandbox.Tests.World;

/// The calls of a registry client, written from the protocol.
public static class RegistryCalls
{
    public static FormUrlEncodedContent Form(string secret) => new(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = "portal",
        ["client_secret"] = secret,
    });

    public static async Task<string> TokenAsync(SandboxWorld world, string path, string secret)
    {
        using var form = Form(secret);
        using var answer = await world.Http.PostAsync(path, form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    public static async Task<HttpResponseMessage> FindAsync(SandboxWorld world, string identifier)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/registry/enterprises/{identifier}");
        request.Headers.Authorization = new("Bearer", await TokenAsync(world, "/registry/oauth/token", "sandbox-registry"));
        return await world.Http.SendAsync(request);
    }
}
