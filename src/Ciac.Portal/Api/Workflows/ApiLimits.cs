using Microsoft.AspNetCore.Mvc;

namespace Ciac.Portal.Api.Workflows;

/// <summary>How large a request may be; more is answered with 413.</summary>
public static class ApiLimits
{
    /// <summary>Everything that is not a definition.</summary>
    public const int Usual = 256 * 1024;

    /// <summary>One definition.</summary>
    public const int Definition = 4 * 1024 * 1024;

    /// <summary>Several files at once, packed and unpacked.</summary>
    public const int Files = 16 * 1024 * 1024;

    public static TBuilder WithBody<TBuilder>(this TBuilder endpoint, int bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(bytes));
}
