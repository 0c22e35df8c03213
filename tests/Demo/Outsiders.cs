using System.Net.Http.Json;
using System.Text.Json;

namespace Demo;

/// <summary>The sandbox seen from outside: a fresh firm, and the phones that receive texts.</summary>
internal sealed class Outsiders(Uri sandbox) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<(string Phone, string Template), long> _read = [];
#pragma warning disable RS0030
    private readonly HttpClient _http = new() { BaseAddress = sandbox, Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030

    public async Task<JsonElement> FreshFirmAsync(string category)
    {
        using var answer = await _http.PostAsJsonAsync("/seed/enterprises", new { category });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Waits for a text of a template on a phone that was not read before, and returns one of its parameters.</summary>
    public async Task<string> TextAsync(string phone, string template, string parameter)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            var texts = await _http.GetFromJsonAsync<JsonElement>($"/sms/messages?phone={phone}&after={_read.GetValueOrDefault((phone, template))}");
            var found = texts.EnumerateArray().LastOrDefault(t => t.GetProperty("template").GetString() == template);
            if (found.ValueKind != JsonValueKind.Object)
            {
                await Task.Delay(100);
                continue;
            }

            _read[(phone, template)] = found.GetProperty("id").GetInt64();
            return found.GetProperty("parameters").GetProperty(parameter).GetString()!;
        }

        throw new DemoException($"No text {template} arrived.");
    }

    public void Dispose() => _http.Dispose();
}
