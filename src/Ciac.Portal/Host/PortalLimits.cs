using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Ciac.Portal.Host;

/// <summary>Limits for endpoints that anybody may call, per address; they take the place of picture captchas.</summary>
public static class PortalLimits
{
    public const string SignIn = "sign-in";

    /// <summary>Each look may ask the licence platform for a ticket.</summary>
    public const string Scan = "scan";

    /// <summary>Open pages that ask every two seconds; many of them behind one address.</summary>
    public const string Poll = "poll";
    public const string Public = "public";

    /// <summary>Nobody reads the list of certificates by looking them up one after another.</summary>
    public const string Search = "search";

    /// <summary>Each file costs a verification, and questions to certificate authorities.</summary>
    public const string Verify = "verify";
    public const string Callback = "callback";
    public const string Api = "api";

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                context.HttpContext.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        Add(options, SignIn, 300);
        Add(options, Scan, 120);
        Add(options, Poll, 3000);
        Add(options, Public, 600);
        Add(options, Search, 60);
        Add(options, Verify, 60);
        Add(options, Callback, 6000);
        Add(options, Api, 6000);
    }

    private static void Add(RateLimiterOptions options, string name, int perMinute) =>
        options.AddPolicy(name, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
}
