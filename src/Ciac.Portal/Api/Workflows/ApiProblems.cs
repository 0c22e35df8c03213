using Ciac.Core;
using Ciac.Portal.Components;
using Microsoft.AspNetCore.Localization;

namespace Ciac.Portal.Api.Workflows;

/// <summary>Every error under the API's path is a problem detail (RFC 9457) in the caller's language, whoever made it.</summary>
public static class ApiProblems
{
    public const string Path = "/elsa/api";

    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    /// <summary>Behind the choice of the language, before everything that may fail.</summary>
    public static void UseApiProblems(this WebApplication app) => app.UseWhen(IsApi, api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            ExceptionHandler = context => WriteAsync(context, ApiRefusals.Of(context.Response.StatusCode)),
        });
        api.UseStatusCodePages(context => WriteAsync(context.HttpContext, ApiRefusals.Of(context.HttpContext.Response.StatusCode)));
        api.Use((context, next) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
    });

    public static IResult Of(IReadOnlyList<Refusal> refusals, HttpContext context)
    {
        var first = refusals[0];
        var more = refusals.Skip(1).Select(refusal => new ValidationError(refusal.Field ?? "", refusal.In(CultureOf(context)))).ToList();
        return Results.Problem(
            statusCode: first.Status,
            title: first.Code,
            detail: first.In(CultureOf(context)),
            type: $"/help/refusals#{first.Code}",
            instance: context.Request.Path,
            extensions: more.Count > 0 ? new Dictionary<string, object?> { ["validationErrors"] = more } : first.Field is { } field ? new Dictionary<string, object?> { ["field"] = field } : null);
    }

    public static Task WriteAsync(HttpContext context, Refusal refusal) => Of([refusal], context).ExecuteAsync(context);

    // The middleware that chose the language has returned when an error is written.
    private static System.Globalization.CultureInfo CultureOf(HttpContext context) =>
        context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? new(LooksSetup.Chinese);
}

/// <summary>An error of a definition, beside its activity.</summary>
public sealed record ValidationError(string ActivityId, string Message);
