using System.Globalization;
using System.Reflection;
using Ciac.Core.Workflows;
using Ciac.Workflows.Activities;

namespace Ciac.Portal.Api.Workflows;

/// <summary>What a designer offers: activity types, kinds of expressions, of variables and of strategies.</summary>
public static class DescriptorEndpoints
{
    private const string WorkflowInstance = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/descriptors").RequireAuthorization(WorkflowAccess.Read).WithTags("Descriptors");
        read.MapGet("/activities", Activities).WithSummary("All activity types, in the caller's language");
        read.MapGet("/activities/{typeName}", Activity).WithSummary("One activity type");
        read.MapGet("/expression-descriptors", () => List(DescriptorTables.Expressions)).WithSummary("Kinds of expressions");
        read.MapGet("/storage-drivers", () => List([new { typeName = WorkflowInstance, displayName = Say("流程实例", "Workflow instance"), priority = 0, deprecated = false }])).WithSummary("Where variables are kept: always with the instance");
        read.MapGet("/variables", () => List(DescriptorTables.Variables)).WithSummary("Types of variables");
        read.MapGet("/incident-strategies", () => List([Strategy("FaultStrategy", "停下该分支", "Stop the branch")])).WithSummary("What a fault does: it stops its branch and waits for a decision");
        read.MapGet("/workflow-activation-strategies", () => List(DescriptorTables.Activations)).WithSummary("When a start may make an instance");
        read.MapGet("/log-persistence-strategies", () => List([Strategy("Include", "记录", "Include")])).WithSummary("What the journal keeps: everything");
        read.MapGet("/commit-strategies/workflows", () => List([Strategy("Burst", "每次运行一个事务", "One transaction per burst")])).WithSummary("When a workflow is saved");
        read.MapGet("/commit-strategies/activities", () => List(Array.Empty<object>())).WithSummary("When an activity is saved: with its burst");
        api.MapPost("/scripting/javascript/type-definitions/{definitionId}", ScriptsAsync).RequireAuthorization(WorkflowAccess.Read).WithBody(ApiLimits.Definition).WithTags("Descriptors")
            .WithSummary("TypeScript declarations for the script editor, of the draft in the body or of the latest version");
        api.MapGet("/package/version", () => Results.Json(new { packageVersion = Version })).RequireAuthorization(WorkflowAccess.Read).WithTags("Descriptors").WithSummary("The version of this product");
    }

    public static object Strategy(string typeName, string zh, string en) => new { typeName, name = typeName, displayName = Say(zh, en), description = Say(zh, en) };

    public static string Say(string zh, string en) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? en : zh;

    private static string Version { get; } = typeof(DescriptorEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    private static async Task<IResult> ScriptsAsync(HttpContext context, string definitionId, SaveRequest? body, DescribeScripts describe, CancellationToken ct) =>
        context.Answer(await describe.HandleAsync(definitionId, body?.ModelText ?? "", ct), types => Results.Text(types, "application/typescript"));

    private static IResult List(IReadOnlyCollection<object> items) => Results.Json(new { items, count = items.Count });

    private static IResult Activities(IActivityCatalog catalog) => List([.. catalog.List().Select(View)]);

    private static IResult Activity(HttpContext context, string typeName, IActivityCatalog catalog) =>
        catalog.List().FirstOrDefault(type => type.Type.Equals(typeName, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Results.Json(View(found)) : context.Refuse(ApiRefusals.NotFound);

    private static object View(ActivityDescription type) => new
    {
        typeName = type.Type,
        @namespace = type.Type.Contains('.') ? type.Type[..type.Type.LastIndexOf('.')] : "",
        name = type.Type[(type.Type.LastIndexOf('.') + 1)..],
        version = 1,
        type.Category,
        displayName = Say(type.DisplayZh, type.DisplayEn),
        displayNames = new { zh = type.DisplayZh, en = type.DisplayEn },
        description = Say(type.DescriptionZh, type.DescriptionEn),
        kind = type.IsTrigger ? "Trigger" : "Action",
        runAsynchronously = false,
        type.IsContainer,
        isBrowsable = true,
        isStart = type.Type == "Elsa.Start",
        type.IsTerminal,
        ports = type.Outcomes.Select(name => new { name, displayName = name, type = "Flow", isBrowsable = true })
            .Concat(type.EmbeddedPorts.Select(name => new { name, displayName = name, type = "Embedded", isBrowsable = true })),
        inputs = type.Inputs.Select((input, order) => Argument(input, order)),
        outputs = type.Outputs.Select((output, order) => Argument(output, order)),
        customProperties = new { },
        constructionProperties = new { },
    };

    private static object Argument(ArgumentDescription argument, int order) => new
    {
        argument.Name,
        argument.TypeName,
        displayName = Say(argument.DisplayZh, argument.DisplayEn) is { Length: > 0 } shown ? shown : argument.Name,
        description = "",
        order,
        isBrowsable = true,
        isSerializable = true,
        isWrapped = true,
        uiHint = argument.UIHint,
        defaultSyntax = "Literal",
        isReadOnly = false,
        isSensitive = false,
        autoEvaluate = true,
    };
}
