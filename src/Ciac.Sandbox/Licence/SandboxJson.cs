using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ciac.Sandbox.Licence;

/// Chinese characters travel as they are.
public static class SandboxJson
{
    public static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
