using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ciac.Portal.Api.Workflows;

/// <summary>The OpenAPI document: the API's own endpoints, each with the problems it may answer.</summary>
public static class ApiDocument
{
    private const string Problem = "application/problem+json";

    private static readonly (string Status, string Text)[] Problems =
    [
        ("400", "The request is malformed"), ("401", "Not signed in"), ("403", "Without the scope, or from another site"), ("429", "Too many requests"),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith(ApiProblems.Path, StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "CIAC Workflows: management API",
                Version = "1",
                Description = "Definitions, instances, incidents and live updates of the workflow engine, under Elsa 3's paths and field names. Errors are problem details (RFC 9457) in the language of Accept-Language; their title is a number explained under /help/refusals.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var scopes = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct();
            operation.Description = $"{operation.Description} Scope: {string.Join(", ", scopes)}.".Trim();
            operation.Responses ??= [];
            foreach (var (status, text) in Problems)
                operation.Responses.TryAdd(status, new OpenApiResponse { Description = text, Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() } });
            return Task.CompletedTask;
        });
    }
}
