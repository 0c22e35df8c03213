using System.Net.Http.Json;
using System.Text.Json;

namespace EndToEnd.World;

/// <summary>The sandbox as a tester uses it: fresh firms, the phones that receive texts, the switches of its parties.</summary>
internal sealed class Outsiders(Uri sandbox) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new() { BaseAddress = sandbox, Timeout = Patience };

    public async Task<Firm> FreshFirmAsync(string category = "local", bool credential = true, params string[] roles)
    {
        // An elliptic key is made in no time; RSA is covered by the seeded firm.
        object wish = new { category, credential, algorithm = "Ec", roles = roles.Length == 0 ? ["administrator"] : roles };
        var answer = await PostAsync("/seed/enterprises", wish);
        return Firm.Of(answer);
    }

    public async Task<Firm> SeededFirmAsync(string category) => Firm.Of((await _http.GetFromJsonAsync<JsonElement>("/seed"))
        .GetProperty("enterprises").EnumerateArray().First(e => e.GetProperty("category").GetString() == category));

    /// <summary>Whom the licence platform knows for this firm with that authorisation.</summary>
    public async Task<string> LicenceSubjectAsync(Firm firm, string role) => (await _http.GetFromJsonAsync<JsonElement>($"/licence/people?identifier={firm.Identifier}"))
        .EnumerateArray().First(p => p.GetProperty("role").GetString() == role).GetProperty("subject").GetString()!;

    public Task<JsonElement> PostAsync(string path) => PostAsync(path, new { });

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task<string> FileAsync(string path, string folder)
    {
        var file = Path.Combine(folder, Path.GetFileName(path));
        await File.WriteAllBytesAsync(file, await _http.GetByteArrayAsync(path));
        return file;
    }

    /// <summary>One parameter of the newest text of a template that arrived after the given id.</summary>
    public async Task<Sms> TextAsync(string phone, string template, long after = 0)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            var texts = await _http.GetFromJsonAsync<JsonElement>($"/sms/messages?phone={phone}&after={after}");
            var found = texts.EnumerateArray().LastOrDefault(t => t.GetProperty("template").GetString() == template);
            if (found.ValueKind == JsonValueKind.Object) return new Sms(found);
            await Task.Delay(100, CancellationToken.None);
        }

        throw new TimeoutException($"No text {template} arrived.");
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record Sms(JsonElement Message)
{
    public long Id => Message.GetProperty("id").GetInt64();

    public string this[string parameter] => Message.GetProperty("parameters").GetProperty(parameter).GetString()!;
}
