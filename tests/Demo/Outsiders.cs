using System.Net.Http.Json;
using System.Text.Json;

namespace Demo;

/// <summary>The sandbox seen from outside: a fresh firm, and the phones that receive texts.</summary>
internal sealed class Outsiders(Uri sandbox) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
#pragma warning disable RS0030
    private readonly HttpClient _http = new() { BaseAddress = sandbox, Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030

    public async Task<JsonElement> FreshFirmAsync(string category)
    {
        using var answer = await _http.PostAsJsonAsync("/seed/enterprises", new { category });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Waits for the newest text of a template on a phone and returns one of its parameters.</summary>
    public async Task<string> TextAsync(string phone, string template, string parameter)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            var texts = await _http.GetFromJsonAsync<JsonElement>($"/sms/messages?phone={phone}");
            var found = texts.EnumerateArray().LastOrDefault(t => t.GetProperty("template").GetString() == template);
            if (found.ValueKind == JsonValueKind.Object) return found.GetProperty("parameters").GetProperty(parameter).GetString()!;
            await Task.Delay(100);
        }

        throw new DemoException($"No text {template} arrived.");
    }

    public void Dispose() => _http.Dispose();
}
