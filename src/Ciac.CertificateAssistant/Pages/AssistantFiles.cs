using System.Net.Mime;

namespace Ciac.CertificateAssistant.Pages;

/// <summary>The style sheet and the small module of the pages.</summary>
public static class AssistantFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/assistant.css", () => Results.Bytes(Load("assistant.css"), MediaTypeNames.Text.Css));
        routes.MapGet("/assets/assistant.js", () => Results.Bytes(Load("assistant.js"), MediaTypeNames.Text.JavaScript));
    }

    private static byte[] Load(string name)
    {
        using var stream = typeof(AssistantFiles).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
