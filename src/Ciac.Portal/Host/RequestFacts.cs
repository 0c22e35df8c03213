using Ciac.Core.Accounts;

namespace Ciac.Portal.Host;

/// <summary>What a page may ask of its request.</summary>
public static class RequestFacts
{
    private const int LongestAgent = 200;

    public static Origin Origin(this HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new Origin(context.Connection.RemoteIpAddress?.ToString(), agent.Length > LongestAgent ? agent[..LongestAgent] : agent);
    }

    /// <summary>Who is signed in; null when nobody is.</summary>
    public static Caller? CallerOrNull(this HttpContext context) => context.Features.Get<Caller>();

    public static Caller Caller(this HttpContext context) =>
        context.CallerOrNull() ?? throw new InvalidOperationException("This page asks for a signed-in caller and must be authorised.");

    /// <summary>An uploaded file, whose request has a limit; nothing for none.</summary>
    public static async Task<byte[]> BytesAsync(this IFormFile? file, CancellationToken ct)
    {
        if (file is null) return [];
        using var all = new MemoryStream();
        await file.CopyToAsync(all, ct);
        return all.ToArray();
    }

    /// <summary>The origin that the browser shows, which a sign-in is bound to.</summary>
    public static string WebOrigin(this HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";
}
