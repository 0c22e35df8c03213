using Ciac.Core;
using Microsoft.Net.Http.Headers;

namespace Ciac.Portal.Api.Workflows;

/// <summary>How an outcome leaves: the view of its value, or the refusal.</summary>
public static class Answers
{
    public static IResult Answer<T>(this HttpContext context, Outcome<T> outcome, Func<T, object> view) =>
        context.Answer(outcome, value => Results.Json(view(value)));

    public static IResult Answer<T>(this HttpContext context, Outcome<T> outcome, Func<T, IResult> view) =>
        outcome.Refusals.Count > 0 ? ApiProblems.Of(outcome.Refusals, context) : view(outcome.Value!);

    public static IResult Refuse(this HttpContext context, Refusal refusal) => ApiProblems.Of([refusal], context);

    /// <summary>What the caller based its change on, by the header; null when it did not say.</summary>
    public static string? IfMatch(this HttpContext context) => TagOf(context.Request.Headers.IfMatch.ToString());

    /// <summary>The document under its fingerprint; nothing is sent to who has it already.</summary>
    public static IResult Tagged(this HttpContext context, string fingerprint, Func<object> document)
    {
        context.Response.Headers.ETag = $"\"{fingerprint}\"";
        return HttpMethods.IsGet(context.Request.Method) && TagOf(context.Request.Headers.IfNoneMatch.ToString()) == fingerprint
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(document());
    }

    private static string? TagOf(string header) => EntityTagHeaderValue.TryParse(header, out var tag) && !tag.IsWeak ? tag.Tag.ToString().Trim('"') : null;
}
