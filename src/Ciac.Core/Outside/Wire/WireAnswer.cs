using System.Net;

namespace Ciac.Core.Outside.Wire;

/// <summary>Closed family: an outside party answered something, or nothing came.</summary>
internal abstract record WireAnswer
{
    private WireAnswer()
    {
    }

    public sealed record Answered(HttpStatusCode Status, byte[] Body) : WireAnswer
    {
        public TimeSpan? RetryAfter { get; init; }
        public bool IsServerFault => (int)Status >= 500;
        public string Name => $"http {(int)Status}";
    }

    /// <summary>NeverSent: the request certainly did not reach the other side.</summary>
    public sealed record Silent(string Why, bool NeverSent) : WireAnswer;
}
