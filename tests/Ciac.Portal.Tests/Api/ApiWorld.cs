using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Ciac.Core.Accounts;
using Ciac.Portal.Tests.Host;
using Npgsql;

namespace Ciac.Portal.Tests.Api;

/// <summary>Two real nodes of the portal on one database, in Production, and a session of each role of staff.</summary>
public sealed partial class ApiWorld : IAsyncLifetime
{
    public static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };

    private static readonly string Secret = Totp.NewSecret();
    private readonly Dictionary<string, string> _sessions = [];
    private readonly string _place = Directory.CreateTempSubdirectory("ciac-api-").FullName;
    private PortalProcess? _first;
    private PortalProcess? _second;

    public static IReadOnlyList<string> Roles { get; } = ["officer", "counter", "auditor", "administrator"];

    public NpgsqlDataSource Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var connection = await PortalProcess.NewDatabaseAsync();
        var settings = SettingsOf(SamplePlace.SettingsOf(_place));
        var file = Path.Combine(SamplePlace.Folder(), "two-nodes.json");
        _first = PortalProcess.Serve(file, settings, connection);
        await _first.UntilReadyAsync(Http);
        _second = PortalProcess.Serve(file, settings, connection);
        await _second.UntilReadyAsync(Http);
        Database = NpgsqlDataSource.Create(connection);
        foreach (var role in Roles) _sessions[role] = await SignInAsync(role);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_first is not null) await _first.DisposeAsync();
        if (_second is not null) await _second.DisposeAsync();
        Directory.Delete(_place, recursive: true);
    }

    /// <summary>The API as a role sees it from the first node; "anonymous" has no session.</summary>
    internal ApiClient As(string role) => new(new Uri(_first!.Address, "elsa/api/"), _sessions.GetValueOrDefault(role));

    /// <summary>The administrator at the other node.</summary>
    internal ApiClient AtOtherNode => new(new Uri(_second!.Address, "elsa/api/"), _sessions["administrator"]);

    internal Uri Portal => _first!.Address;

    public async Task<T> SqlAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static Dictionary<string, string> SettingsOf(Dictionary<string, string> settings)
    {
        StaffRole[] roles = [StaffRole.ReviewOfficer, StaffRole.CounterClerk, StaffRole.Auditor, StaffRole.PlatformAdministrator];
        for (var i = 0; i < roles.Length; i++)
        {
            settings[$"Staff__{i}__UserName"] = settings[$"Staff__{i}__DisplayName"] = Roles[i];
            settings[$"Staff__{i}__Password"] = $"of this place, {Roles[i]}";
            settings[$"Staff__{i}__TotpSecret"] = Secret;
            settings[$"Staff__{i}__Role"] = roles[i].ToString();
        }

        return settings;
    }

    /// <summary>As a browser does: the page, its token, the form.</summary>
    private async Task<string> SignInAsync(string role)
    {
        var address = new Uri(Portal, "staff/sign-in");
        using var page = await Http.GetAsync(address);
        using var form = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["UserName"] = role,
                ["Password"] = $"of this place, {role}",
                ["Code"] = Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.UtcNow)),
                ["__RequestVerificationToken"] = PageToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value,
            }),
        };
        form.Headers.Add("Cookie", CookiesOf(page.Headers));
        using var answer = await Http.SendAsync(form);
        var cookie = CookiesOf(answer.Headers);
        Assert.Contains("ciac-session=", cookie, StringComparison.Ordinal);
        return cookie;
    }

    private static string CookiesOf(HttpResponseHeaders headers) =>
        headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])) : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex PageToken();
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiWorld>
{
    public const string Name = "api";
}
