using System.Text.Json;

namespace Ciac.Portal.Host;

/// <summary>What <c>run</c> prints once everything is up: the addresses, and the demo tokens with their PINs.</summary>
public static class DemoGreeting
{
    public static async Task WriteAsync(WebApplication app)
    {
        var ports = RunPorts.From(app.Configuration);
        Console.WriteLine($"""

              Portal                 http://127.0.0.1:{ports.Http}   https://127.0.0.1:{ports.Https}
              Sandbox                http://127.0.0.1:{ports.Sandbox}   (SMS inbox, authority, registry, cloud signing)
              Certificate assistant  http://127.0.0.1:{ports.Assistant}

              Demo tokens (plugged in, PIN 123456):
            """);
        using var scope = app.Services.CreateScope();
        var http = scope.ServiceProvider.GetRequiredService<IHttpClientFactory>().CreateClient();
        var seed = await http.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{ports.Sandbox}/seed");
        foreach (var enterprise in seed.GetProperty("enterprises").EnumerateArray()) WriteEnterprise(enterprise);
        Console.WriteLine($"""

              Staff: {string.Join(", ", DemoSettings.Staff.Select(member => $"{member.UserName} / {member.Password}"))}
              TOTP secret of all: {DemoSettings.StaffTotp}
              Ctrl-C stops everything.
            """);
    }

    private static void WriteEnterprise(JsonElement enterprise)
    {
        Console.WriteLine($"    {enterprise.GetProperty("name").GetString()}  ({enterprise.GetProperty("category").GetString()})");
        foreach (var token in enterprise.GetProperty("tokens").EnumerateArray())
            Console.WriteLine($"      {token.GetProperty("role").GetString(),-22} {token.GetProperty("uniqueId").GetString()}  PIN {token.GetProperty("pin").GetString()}");
    }
}
