using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Ciac.Portal.Tests.Api;

/// <summary>Reads server-sent events until the expected one comes.</summary>
internal sealed class EventReader(HttpResponseMessage answer, Stream body) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();

    public async Task<(string Type, JsonNode Data, string? Id)> UntilAsync(Func<string, JsonNode, bool> fits)
    {
        // One patience for the whole: heartbeats keep a stream open that never tells what is expected.
        using var patience = new CancellationTokenSource(Patience);
        while (await _items.MoveNextAsync().AsTask().WaitAsync(patience.Token))
        {
            var (type, data) = (_items.Current.EventType, JsonNode.Parse(_items.Current.Data)!);
            if (fits(type, data)) return (type, data, _items.Current.EventId);
        }

        throw new InvalidOperationException("The stream ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await body.DisposeAsync();
        answer.Dispose();
    }
}
