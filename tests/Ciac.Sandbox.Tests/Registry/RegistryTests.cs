using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ciac.Sandbox.Tests.World;

namespace Ciac.Sandbox.Tests.Registry;

[Collection(SandboxCollection.Name)]
public sealed class RegistryTests(SandboxWorld world)
{
    [Fact]
    public async Task Local_enterprise_is_found_with_its_legal_representative()
    {
        var local = await world.SeedAsync("local");
        using var answer = await RegistryCalls.FindAsync(world, local.GetProperty("identifier").GetString()!);
        var entry = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(local.GetProperty("name").GetString(), entry.GetProperty("name").GetString());
        Assert.Equal("active", entry.GetProperty("status").GetString());
        var person = entry.GetProperty("legalRepresentative");
        Assert.Equal(local.GetProperty("representative").GetProperty("idNumber").GetString(), person.GetProperty("idNumber").GetString());
        Assert.Equal("resident", person.GetProperty("idType").GetString());
        Assert.True(entry.GetProperty("asOf").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Call_without_token_or_with_the_providers_token_is_refused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.GetAsync("/registry/enterprises/X")).StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/registry/enterprises/X");
        request.Headers.Authorization = new("Bearer", await RegistryCalls.TokenAsync(world, "/csc/v2/oauth2/token", "sandbox-csc"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Wrong_client_secret_gets_no_token()
    {
        using var form = RegistryCalls.Form("guess");
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Http.PostAsync("/registry/oauth/token", form)).StatusCode);
    }
}
