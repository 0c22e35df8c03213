namespace Ciac.Sandbox.Pages;

/// Style and script are in the assembly: the sandbox runs from any folder.
public static class Assets
{
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/sandbox.css", () => Serve("sandbox.css", "text/css; charset=utf-8"));
        routes.MapGet("/assets/inbox.js", () => Serve("inbox.js", "text/javascript; charset=utf-8"));
    }

    private static IResult Serve(string name, string type) =>
        Results.Stream(typeof(Assets).Assembly.GetManifestResourceStream(name)!, type);
}
