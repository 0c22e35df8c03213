using System.Text.Json;

namespace Ciac.Core.Tests.Outside;

/// <summary>Members go out spelled as in the test: the wire protocols mix their cases.</summary>
internal static class Wire
{
    public static JsonSerializerOptions AsWritten { get; } = new();
}
